/** The technical document of the design as it is now, from the document and its runs: read here, copied and saved as Markdown, or printed. */
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import type { Comparison } from '#judging';
import { copyOrSay } from '../compare/copy';
import { pictureOfSheet } from '../picture/picture-of-sheet';
import { requestReport } from '../run/run-control';
import { isOutdated } from '../run/outdated';
import { download } from '../share/download';
import { billStore } from '../stores/bill-store';
import { documentStore } from '../stores/document-store';
import { paintAsPreferred, paintLight, preferencesStore } from '../stores/preferences-store';
import { runStore } from '../stores/run-store';
import { surveyStore } from '../stores/survey-store';
import { whyStore } from '../stores/why-store';
import { useMedia } from '../ui/use-media';
import type { Block } from './blocks';
import { findingsOf } from './findings';
import { toMarkdown } from './markdown';
import { technicalDocument } from './paper';
import type { PaperInput } from './paper-input';
import './paper.css';

export interface PaperPageProps {
  readonly document: Document;
  /** Of the design as it is now; null = it was edited since, or none was made. */
  readonly comparison: Comparison | null;
  readonly replications: number;
}

export function PaperPage({ document, comparison, replications }: PaperPageProps) {
  const input = usePaperInput({ document, comparison, replications });
  const blocks = useMemo(() => technicalDocument(input), [input]);
  const isPrinting = usePrinting();
  useColors();
  const svgOf = (stage: Stage) => pictureOfSheet(document, stage);
  return (
    <div className="paper">
      <PaperActions name={document.title} markdown={() => toMarkdown(blocks, svgOf)} />
      <article aria-label="Technical document" key={String(isPrinting)}>
        {blocks.map((block, at) => (
          <BlockView key={at} block={block} svgOf={svgOf} />
        ))}
      </article>
    </div>
  );
}

function usePaperInput({ document, comparison, replications }: PaperPageProps): PaperInput {
  const stage = useStore(documentStore, (state) => state.stage);
  const bill = useStore(billStore, (state) => state.bill);
  const { report, ended } = useStore(runStore);
  const why = useStore(whyStore);
  const survey = useStore(surveyStore);
  useEffect(requestReport, []);
  return useMemo(() => {
    const isOfNow = report?.isComplete === true && ended !== null && !isOutdated(ended, document, stage);
    return {
      document,
      comparison,
      replications,
      bill: bill && { stage, bill },
      run: isOfNow ? { stage, seed: report.seed, digest: report.digest, offered: report.flows[0]?.offered ?? 0 } : null,
      findings: findingsOf(document, why, survey),
    };
  }, [document, comparison, replications, stage, bill, report, ended, why, survey]);
}

/** Pictures are drawn anew in the colors of the page. */
function useColors(): void {
  useStore(preferencesStore);
  useMedia('(prefers-color-scheme: dark)');
}

/** Paper is light, whatever the page is: pictures take its colors before it is printed. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => {
      paintLight();
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      paintAsPreferred();
      setPrinting(false);
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

interface ActionsProps {
  readonly name: string;
  readonly markdown: () => string;
}

function PaperActions({ name, markdown }: ActionsProps) {
  const [said, setSaid] = useState('');
  return (
    <p className="paper-actions">
      <button
        type="button"
        className="button"
        onClick={() => void copyOrSay(markdown(), 'Document copied').then(setSaid)}
      >
        Copy as Markdown
      </button>
      <button
        type="button"
        className="button"
        onClick={() => download({ name: `${name || 'design'}.md`, text: markdown() }, 'text/markdown')}
      >
        Save as Markdown
      </button>
      <button type="button" className="button" onClick={() => print()}>
        Print
      </button>
      <output>{said}</output>
    </p>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly svgOf: (stage: Stage) => string;
}

function BlockView({ block, svgOf }: BlockProps) {
  switch (block.type) {
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4';
      return <Heading>{block.text}</Heading>;
    }
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <TableView head={block.head} rows={block.rows} />;
    case 'picture':
      return (
        <img
          alt={`Sheet of ${block.stage.name}`}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(block.stage))}`}
        />
      );
  }
}

type TableProps = Pick<Extract<Block, { readonly type: 'table' }>, 'head' | 'rows'>;

function TableView({ head, rows }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
