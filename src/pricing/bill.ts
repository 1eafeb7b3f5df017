/**
 * A month's bill from metered quantities and the price book. Tiers, minimums and free allowances are applied once to the month's sum of a price item
 * over all lines, and shared back among the lines by their quantity. `makeBill` is exact; `inCents` is what people are shown.
 */
import { attribute, type Attribution, type Use, type UsesOfParts } from './attribution';
import { toCents } from './cents';
import { costLevels } from './level-cost';
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
  /** The use by which modules and operations share the line; null = it is paid for whether it is used or not. */
  readonly sharedBy: Use | null;
  /** What else to know of the quantity or size, a sentence; absent = nothing. */
  readonly note?: string;
}

export interface BillLine extends BillInput {
  readonly unit: string;
  /** Dollars a unit of this line, tiers and allowance included. */
  readonly meanUnitUsd: number;
  readonly listUsd: number;
  readonly amountUsd: number;
  /** How the month's sum of the item over all lines is priced, of which this line bears its share. */
  readonly monthBands: readonly Band[];
  readonly source: string;
  readonly sourceDate: string;
  readonly confidence: 'quoted' | 'recalled' | 'given';
  /** Whether the author replaced the price. */
  readonly isOverridden: boolean;
}

/** A load at which the design was run for the bill. */
export interface MeasuredLevel {
  /** Hours of the day that it stands for, 0..23. */
  readonly hoursOfDay: readonly number[];
  /** Factor on the arrival rate of each traffic class, by its id. */
  readonly factors: Readonly<Record<string, number>>;
  readonly hoursPerMonth: number;
  /** Requests offered a second at that load. */
  readonly offeredPerSecond: number;
  /** What was metered in its hours of the month. */
  readonly lines: readonly BillInput[];
}

export interface BilledLevel extends Omit<MeasuredLevel, 'lines'> {
  /** What an hour at this load costs, its share of what is fixed included. */
  readonly usdPerHour: number;
  /** Null when nothing is asked for at this load. */
  readonly perMillionRequestsUsd: number | null;
}

export interface BillOptions {
  /** Dollars a unit by price item, in place of the book's. */
  readonly overrides: Readonly<Record<string, number>>;
  readonly freeTier: boolean;
  /** Client requests a month. */
  readonly requestsPerMonth: number;
  readonly levels: readonly MeasuredLevel[];
  /** Who used what of the parts in the month. */
  readonly uses: UsesOfParts;
}

export interface Bill extends Attribution {
  readonly lines: readonly BillLine[];
  readonly totalUsd: number;
  readonly perComponent: ReadonlyMap<string, number>;
  /** Null when nothing is asked for. */
  readonly perMillionRequestsUsd: number | null;
  readonly requestsPerMonth: number;
  readonly levels: readonly BilledLevel[];
  readonly bookCollected: string;
}

/** A part of a month's quantity at one price. */
export interface Band {
  /** In the item's unit. */
  readonly quantity: number;
  readonly usd: number;
}

type Pricing = Pick<BillOptions, 'overrides' | 'freeTier'>;

/** What a month's whole quantity of one item is billed at, tier by tier: less the free allowance, up to the minimum, tiers not reached left out. */
export function bandsOf(item: PriceItem, quantity: number, { overrides, freeTier }: Pricing): readonly Band[] {
  const least = quantity > 0 ? item.minimum : 0;
  const billed = Math.max(least, quantity - (freeTier ? item.freeAllowance : 0));
  if (billed <= 0) return [];
  const override = overrides[item.id];
  if (override !== undefined) return [{ quantity: billed, usd: override }];
  if (!item.tiers) return [{ quantity: billed, usd: item.usd }];
  const bands: Band[] = [];
  let below = 0;
  for (const { upTo, usd } of item.tiers) {
    const top = Math.min(billed, upTo ?? Number.POSITIVE_INFINITY);
    if (top > below) bands.push({ quantity: top - below, usd });
    below = Math.max(below, top);
  }
  return bands;
}

/** Dollars of all bands together. */
export function priceOf(bands: readonly Band[]): number {
  return bands.reduce((sum, { quantity, usd }) => sum + quantity * usd, 0);
}

function sumOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
}

function byComponent(lines: readonly BillLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { component, amountUsd } of lines) sums.set(component, (sums.get(component) ?? 0) + amountUsd);
  return sums;
}

/** The bill of a month. Throws when a line names an item that the book does not have: that is our own mistake. */
export function makeBill(inputs: readonly BillInput[], book: PriceBook, options: BillOptions): Bill {
  const totals = new Map<string, number>();
  for (const { priceItem, quantity } of inputs)
    if (priceItem !== null) totals.set(priceItem, (totals.get(priceItem) ?? 0) + quantity);
  const lines = inputs.map((input) => lineOf(input, book, totals, options));
  const totalUsd = sumOf(lines);
  const { requestsPerMonth, levels, uses } = options;
  return {
    lines,
    totalUsd,
    perComponent: byComponent(lines),
    ...attribute(lines, uses),
    perMillionRequestsUsd: requestsPerMonth > 0 ? (1e6 * totalUsd) / requestsPerMonth : null,
    requestsPerMonth,
    levels: costLevels(levels, lines),
    bookCollected: book.collected,
  };
}

/** The same with every amount in whole cents, such that the rows of each table come to its total; unit prices and costs of an hour stay exact. */
export function inCents(bill: Bill): Bill {
  const amounts = toCents(
    bill.lines.map(({ amountUsd }) => amountUsd),
    bill.totalUsd,
  );
  const lines = bill.lines.map((line, at) => ({ ...line, amountUsd: amounts[at] ?? 0 }));
  const modules = withShared(bill.perModule, bill.shared.modules, bill.totalUsd);
  const operations = withShared(bill.perOperation, bill.shared.operations, bill.totalUsd);
  return {
    ...bill,
    lines,
    totalUsd: cleanSum(amounts),
    perComponent: new Map([...byComponent(lines)].map(([id, usd]) => [id, cleanSum([usd])])),
    perModule: modules.rows,
    perOperation: operations.rows,
    shared: { modules: modules.shared, operations: operations.shared },
  };
}

/** Cents that were added up as doubles are cents again. */
const cleanSum = (amounts: readonly number[]): number =>
  Math.round(100 * amounts.reduce((sum, each) => sum + each, 0)) / 100;

function withShared(rows: ReadonlyMap<string, number>, shared: number, totalUsd: number) {
  const [sharedCents = 0, ...cents] = toCents([shared, ...rows.values()], totalUsd);
  return { rows: new Map([...rows.keys()].map((id, at) => [id, cents[at] ?? 0])), shared: sharedCents };
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
      monthBands: [{ quantity: input.quantity, usd: unitUsd }],
      source: 'price given in the design',
      sourceDate: '',
      confidence: 'given',
      isOverridden: false,
    };
  }
  const item = book.items.get(input.priceItem);
  if (!item) throw new Error(`the price book has no item ${input.priceItem}`);
  const whole = totals.get(item.id) ?? 0;
  const bands = bandsOf(item, whole, options);
  const wholeUsd = priceOf(bands);
  return {
    ...input,
    unit: item.unit,
    meanUnitUsd: whole > 0 ? wholeUsd / whole : 0,
    listUsd: options.overrides[item.id] ?? item.usd,
    amountUsd: whole > 0 ? wholeUsd * (input.quantity / whole) : 0,
    monthBands: bands,
    source: item.source,
    sourceDate: item.sourceDate,
    confidence: item.confidence,
    isOverridden: options.overrides[item.id] !== undefined,
  };
}
