/** The drawing's title block, lower right on the canvas: design, sheet, seed, and each requirement with what was measured against its limit. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TermId } from '#catalog';
import type { Document, Requirement, RequirementMetric, StageId } from '#design';
import { isBilled } from '#judging';
import { missingWords, sumWords } from '../bill/bill-words';
import { openDialog } from '../stores/editor-store';
import { billStore } from '../stores/bill-store';
import { TermButton } from '../glossary/TermButton';
import { LineIcon } from '../ui/LineIcon';
import { writeText } from '../ui/write-text';
import { judgedNow, onJudged } from './judged-now';
import { limitText, metText } from './measured';
import { useJudged, useMeasured } from './use-judged';
import './title-block.css';

export interface TitleBlockProps {
  readonly document: Document;
  readonly stage: StageId;
  readonly onOpenBill: () => void;
  /** Whether it folds to its verdicts until it is opened. */
  readonly isNarrow: boolean;
}

export function TitleBlock({ document, stage, onOpenBill, isNarrow }: TitleBlockProps) {
  const { seed } = document.scenario;
  const sheet = document.stages.findIndex(({ id }) => id === stage);
  const name = document.stages[sheet]?.name ?? '';
  const [isOpen, setOpen] = useState(false);
  const isFolded = isNarrow && !isOpen;
  return (
    <section
      className={`title-block ${isNarrow ? 'is-narrow' : ''} ${isFolded ? 'is-folded' : ''}`}
      aria-label="Title block"
    >
      <div className="title-head">
        <div className="title-design">
          <span className="title-caption">design</span>
          {/* What is written in capitals stays: a CDN is no cdn. */}
          <b>
            {name === ''
              ? document.title
              : `${document.title}, ${name.replace(/^.(?![A-Z])/u, (first) => first.toLowerCase())}`}
          </b>
        </div>
        <div>
          <span className="title-caption">sheet</span>
          <span className="title-figure">
            {sheet + 1} of {document.stages.length}
          </span>
        </div>
        <div>
          <span className="title-caption">seed</span>
          <span className="title-figure">{seed}</span>
        </div>
        <button
          type="button"
          className="title-edit"
          title="Limits: add, change, remove"
          aria-label="Edit limits"
          onClick={() => openDialog('limits')}
        >
          <LineIcon path="M5 19l1-4L16 5l3 3L9 18z" />
        </button>
        {isNarrow && (
          <button
            type="button"
            className="title-fold"
            aria-expanded={isOpen}
            aria-label="Limits and what was measured"
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? '▾' : '▴'}
          </button>
        )}
      </div>
      {isFolded && <MetCount requirements={document.requirements} />}
      {document.requirements.length === 0 ? (
        <MeasuredRows onOpenBill={onOpenBill} />
      ) : (
        document.requirements.map((requirement, row) => (
          <RequirementRow
            key={requirement.id}
            requirement={requirement}
            row={row}
            warmUpMs={document.scenario.warmUpMs}
            onOpenBill={onOpenBill}
          />
        ))
      )}
    </section>
  );
}

const terms: Readonly<Record<RequirementMetric, TermId>> = {
  p50: 'requirement.quantile',
  p95: 'requirement.quantile',
  p99: 'requirement.quantile',
  p999: 'requirement.quantile',
  mean: 'meanMs',
  availability: 'availability',
  goodput: 'goodput',
  'monthly-cost': 'monthlyBill',
  'cost-per-million': 'costPerMillion',
  staleness: 'requirement.staleness',
  'acknowledged-lost': 'requirement.lost',
  'zone-loss': 'requirement.zoneLoss',
  'quiet-hour-cost': 'requirement.quietHour',
  'lead-time': 'requirement.leadTime',
  'open-operations': 'requirement.open',
};

/** An amount of the bill opens the bill. */
function BillOrNot({
  onOpenBill,
  children,
}: {
  readonly onOpenBill: (() => void) | null;
  readonly children: ReactNode;
}) {
  if (onOpenBill === null) return children;
  return (
    <button type="button" className="term-button" title="The bill, line by line" onClick={onOpenBill}>
      {children}
    </button>
  );
}

interface RequirementRowProps {
  readonly requirement: Requirement;
  readonly row: number;
  readonly warmUpMs: number;
  readonly onOpenBill: () => void;
}

function RequirementRow({ requirement, row, warmUpMs, onOpenBill }: RequirementRowProps) {
  const { mark, value, note } = useJudged(requirement, row, { warmUpMs });
  const billed = isBilled(requirement.metric);
  return (
    <div className="title-row" data-requirement={requirement.id}>
      <span ref={mark} className="title-mark is-unmeasured" />
      <span>
        <TermButton term={terms[requirement.metric]}>{requirement.name}</TermButton>
      </span>
      <BillOrNot onOpenBill={billed ? onOpenBill : null}>
        <b ref={value} className="title-value" />
      </BillOrNot>
      <span className="title-limit">{limitText(requirement)}</span>
      <small ref={note} className="title-note" />
    </div>
  );
}

/** Folded, the marks have no names beside them: how many limits are met is said in words. */
function MetCount({ requirements }: { readonly requirements: readonly Requirement[] }) {
  const count = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () =>
      writeText(count.current, metText(requirements.map((each, row) => judgedNow(each, row)?.verdict)));
    return onJudged(show);
  }, [requirements]);
  return <span ref={count} className="title-count" />;
}

/** Without requirements: what was measured, and no verdict. */
function MeasuredRows({ onOpenBill }: { readonly onOpenBill: () => void }) {
  const { goodput, p99 } = useMeasured();
  const bill = useStore(billStore, (state) => state.bill);
  return (
    <>
      <div className="title-row is-plain">
        <TermButton term="goodput">goodput</TermButton>
        <b ref={goodput} className="title-value" />
      </div>
      <div className="title-row is-plain">
        <TermButton term="p99Ms">p99, last 10 s</TermButton>
        <b ref={p99} className="title-value" />
      </div>
      <div className="title-row is-plain">
        <button type="button" className="term-button" onClick={onOpenBill}>
          monthly bill
        </button>
        <span>
          <small className="title-note">{missingWords(bill)}</small>
          <BillOrNot onOpenBill={onOpenBill}>
            <b className="title-value">{sumWords(bill)}</b>
          </BillOrNot>
        </span>
      </div>
    </>
  );
}
