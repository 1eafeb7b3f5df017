/** The figures of a bill as people write them: quantities with their unit in full, prices with as many decimals as they have. */
import type { Bill, BillLine } from '#pricing';
import type { BillState } from '../stores/bill-store';

/** Words that begin a unit of many: `1M requests` is counted in millions. */
const manyWords: Readonly<Record<string, string>> = { k: 'thousand', M: 'million' };
/** Ends of a unit that are words and take a plural; `GB` and `MAU` are symbols and take none. */
const counted = /(hour|month|second|minute)$/;

/** To the cent, as in every line of a bill. */
export function cents(usd: number): string {
  return `${usd < 0 ? '−' : ''}$${Math.abs(usd).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

type BillSum = Pick<Bill, 'totalUsd' | 'lines'>;

/** The sum; a dash where there is no bill, or nothing on it: a design that costs nothing yet was not found to be free. */
export function sumWords(bill: BillSum | null): string {
  return bill && bill.lines.length > 0 ? cents(bill.totalUsd) : '–';
}

/** The sum, or what is known of it: the sum of a design before its last change is none. */
export function totalWords(bill: BillSum | null, status: BillState['status']): string {
  return !bill && status === 'computing' ? 'computing' : sumWords(bill);
}

/** What is missing where a bill has nothing on it; empty where it has, and while there is no bill. */
export function missingWords(bill: BillSum | null): string {
  return bill?.lines.length === 0 ? 'no part yet that costs' : '';
}

/** A price of one unit: at least two decimals, and three significant digits where it is small. */
export function unitPrice(usd: number): string {
  if (usd === 0) return '$0.00';
  const decimals = usd >= 0.1 ? 4 : Math.min(12, Math.ceil(-Math.log10(usd)) + 3);
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: decimals })}`;
}

export function amountText(value: number): string {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: value !== 0 && Math.abs(value) < 0.01 ? 6 : decimals });
}

/** `730 instance-hours`, `5.3 million requests`, `50.8 GB`. */
export function quantityWords(quantity: number, unit: string): string {
  const many = /^(\d+)([kM]) (.+)$/.exec(unit);
  if (many) {
    const [, count = '1', power = '', things = ''] = many;
    return `${amountText(quantity * Number(count))} ${manyWords[power] ?? ''} ${things}`;
  }
  const shown = amountText(quantity);
  return `${shown} ${shown !== '1' && counted.test(unit) ? `${unit}s` : unit}`.trim();
}

/** Where a price comes from, when, and how sure it is. */
export function sourceWords(line: Pick<BillLine, 'source' | 'sourceDate' | 'isOverridden'>): string {
  if (line.isOverridden) return 'Price set in this design';
  const when = line.sourceDate === '' || line.sourceDate === 'undated' ? 'undated' : line.sourceDate;
  return `${line.source}, ${when}`;
}

/** What keeps a price from being relied on to the cent; null = nothing. */
export function priceMark(
  line: Pick<BillLine, 'source' | 'sourceDate' | 'isOverridden' | 'confidence'>,
): 'recalled' | 'undated' | 'set here' | null {
  if (line.isOverridden) return 'set here';
  if (line.confidence === 'given') return null;
  if (line.confidence === 'recalled') return 'recalled';
  return line.sourceDate === '' || line.sourceDate === 'undated' ? 'undated' : null;
}

export interface BillGroup {
  readonly component: string;
  readonly lines: readonly BillLine[];
  readonly amountUsd: number;
}

/** Lines by component, in the order of the components; the subtotal is the sum of the lines. */
export function groupLines(lines: readonly BillLine[], order: readonly string[]): readonly BillGroup[] {
  const ids = [...new Set([...order, ...lines.map(({ component }) => component)])];
  return ids.flatMap((component) => {
    const own = lines.filter((line) => line.component === component);
    if (own.length === 0) return [];
    return [{ component, lines: own, amountUsd: own.reduce((sum, { amountUsd }) => sum + amountUsd, 0) }];
  });
}
