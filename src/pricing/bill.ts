/**
 * A month's bill from metered quantities and the price book. Tiers and free allowances are applied once to the month's sum of a price item over all
 * lines, and shared back among the lines by their quantity. Amounts are not rounded; only what is shown is.
 */
import type { PriceBook } from './price-book';
import type { PriceItem } from './price-item';

/** A metered quantity of a month. */
export interface BillInput {
  /** Id of the component it is for. */
  readonly component: string;
  readonly label: string;
  /** Id in the price book; null = the price stands in `unitUsd`. */
  readonly priceItem: string | null;
  /** Price of the design's own, dollars a unit, where the book has none. */
  readonly unitUsd?: number;
  readonly unit?: string;
  /** In the item's unit. */
  readonly quantity: number;
  readonly meter: string;
  /** Measured by a run, or fixed by the configuration. */
  readonly basis: 'measured' | 'configured';
  readonly module?: string;
  readonly operation?: string;
}

export interface BillLine extends BillInput {
  readonly unit: string;
  /** Dollars a unit of this line, tiers and allowance included. */
  readonly meanUnitUsd: number;
  readonly listUsd: number;
  readonly amountUsd: number;
  readonly source: string;
  readonly sourceDate: string;
  readonly confidence: 'quoted' | 'recalled' | 'given';
  /** Whether the author replaced the price. */
  readonly isOverridden: boolean;
}

/** A load at which the design was run for the bill. */
export interface BilledLevel {
  readonly factor: number;
  readonly hoursPerMonth: number;
  /** Requests offered a second at that load. */
  readonly offeredPerSecond: number;
}

export interface BillOptions {
  /** Dollars a unit by price item, in place of the book's. */
  readonly overrides: Readonly<Record<string, number>>;
  readonly freeTier: boolean;
  /** Client requests a month. */
  readonly requestsPerMonth: number;
  readonly levels: readonly BilledLevel[];
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly totalUsd: number;
  readonly perComponent: ReadonlyMap<string, number>;
  readonly perModule: ReadonlyMap<string, number>;
  readonly perOperation: ReadonlyMap<string, number>;
  /** Null when nothing is asked for. */
  readonly perMillionRequestsUsd: number | null;
  readonly requestsPerMonth: number;
  readonly levels: readonly BilledLevel[];
  readonly bookCollected: string;
}

/** Dollars of a month's whole quantity of one item. */
export function priceOf(
  item: PriceItem,
  quantity: number,
  { overrides, freeTier }: Pick<BillOptions, 'overrides' | 'freeTier'>,
): number {
  const billed = Math.max(0, quantity - (freeTier ? item.freeAllowance : 0));
  const override = overrides[item.id];
  if (override !== undefined) return billed * override;
  if (!item.tiers) return billed * item.usd;
  let amount = 0;
  let below = 0;
  for (const { upTo, usd } of item.tiers) {
    const top = upTo ?? Number.POSITIVE_INFINITY;
    if (billed > below) amount += (Math.min(billed, top) - below) * usd;
    below = top;
  }
  return amount;
}

function sumBy(lines: readonly BillLine[], key: (line: BillLine) => string | undefined): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const name = key(line);
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + line.amountUsd);
  }
  return sums;
}

/** The bill of a month. Throws when a line names an item that the book does not have: that is our own mistake. */
export function makeBill(inputs: readonly BillInput[], book: PriceBook, options: BillOptions): Bill {
  const totals = new Map<string, number>();
  for (const { priceItem, quantity } of inputs)
    if (priceItem !== null) totals.set(priceItem, (totals.get(priceItem) ?? 0) + quantity);
  const lines = inputs.map((input) => lineOf(input, book, totals, options));
  const totalUsd = lines.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
  const { requestsPerMonth, levels } = options;
  return {
    lines,
    totalUsd,
    perComponent: sumBy(lines, ({ component }) => component),
    perModule: sumBy(lines, ({ module }) => module),
    perOperation: sumBy(lines, ({ operation }) => operation),
    perMillionRequestsUsd: requestsPerMonth > 0 ? (1e6 * totalUsd) / requestsPerMonth : null,
    requestsPerMonth,
    levels,
    bookCollected: book.collected,
  };
}

function lineOf(
  input: BillInput,
  book: PriceBook,
  totals: ReadonlyMap<string, number>,
  options: BillOptions,
): BillLine {
  if (input.priceItem === null) {
    const unitUsd = input.unitUsd ?? 0;
    return {
      ...input,
      unit: input.unit ?? '',
      meanUnitUsd: unitUsd,
      listUsd: unitUsd,
      amountUsd: unitUsd * input.quantity,
      source: 'price given in the design',
      sourceDate: '',
      confidence: 'given',
      isOverridden: false,
    };
  }
  const item = book.items.get(input.priceItem);
  if (!item) throw new Error(`the price book has no item ${input.priceItem}`);
  const whole = totals.get(item.id) ?? 0;
  const meanUnitUsd = whole > 0 ? priceOf(item, whole, options) / whole : 0;
  return {
    ...input,
    unit: item.unit,
    meanUnitUsd,
    listUsd: options.overrides[item.id] ?? item.usd,
    amountUsd: meanUnitUsd * input.quantity,
    source: item.source,
    sourceDate: item.sourceDate,
    confidence: item.confidence,
    isOverridden: options.overrides[item.id] !== undefined,
  };
}
