/** Blocks as Markdown. Pictures stand at the end as references, so that the text stays readable as it is. */
import type { Stage } from '#design';
import type { Block } from './blocks';

/** What would be read as a sign of Markdown, or of HTML within it. */
const signs = /[\\`*_[\]<>|#~&]/g;
const written = (text: string): string =>
  text
    .replaceAll(signs, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
    .trim();

export function toMarkdown(blocks: readonly Block[], svgOf: (stage: Stage) => string): string {
  const pictures = blocks.flatMap((block) => (block.type === 'picture' ? [block.stage] : []));
  const references = pictures.map((stage) => `[sheet-${stage.id}]: ${dataAddress(svgOf(stage))}`);
  return `${[...blocks.map(blockText), ...references].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${written(block.text)}`;
    case 'text':
      return written(block.text);
    case 'list':
      return block.items.map((item) => `- ${written(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows].map(rowText).join('\n');
    case 'picture':
      return `![Sheet of ${written(block.stage.name)}][sheet-${block.stage.id}]`;
  }
}

const rowText = (cells: readonly string[], at: number): string =>
  `| ${cells.map((cell) => (at === 1 ? cell : written(cell))).join(' | ')} |`;

const dataAddress = (svg: string): string =>
  `data:image/svg+xml;base64,${btoa(Array.from(new TextEncoder().encode(svg), (byte) => String.fromCharCode(byte)).join(''))}`;
