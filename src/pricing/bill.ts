/**
 * A month's bill from metered quantities and the price book. Tiers, minimums and free allowances are applied once to the month's sum of a price item
 * over all lines, and shared back among the lines by their quantity. Amounts are not rounded; only what is shown is.
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
  /** How the month's sum of the item over all lines is priced, of which this line bears its share. */
  readonly monthBands: readonly Band[];
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
  /** What an hour at that load adds to the month's bill: by the hours of all levels the hours' sums are the month's. */
  readonly usdPerHour: number;
}

/** A level with what it alone metered in its hours of the month. */
export interface MeteredLevel extends Omit<BilledLevel, 'usdPerHour'> {
  readonly inputs: readonly BillInput[];
}

export interface BillOptions {
  /** Dollars a unit by price item, in place of the book's. */
  readonly overrides: Readonly<Record<string, number>>;
  readonly freeTier: boolean;
  /** Client requests a month. */
  readonly requestsPerMonth: number;
  readonly levels: readonly MeteredLevel[];
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
    levels: billedLevels(lines, levels),
    bookCollected: book.collected,
  };
}

const keyOf = ({ component, label, priceItem, module, operation }: BillInput): string =>
  [component, label, priceItem, module, operation].join('|');

/** Quantities of a level by line. */
function quantitiesOf(inputs: readonly BillInput[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const input of inputs) sums.set(keyOf(input), (sums.get(keyOf(input)) ?? 0) + input.quantity);
  return sums;
}

/**
 * Each line's amount shared among the levels: by what each level metered where the levels' quantities make up the month's, and evenly over the hours
 * where the quantity does not come from the load, as a disk's does.
 */
function billedLevels(lines: readonly BillLine[], levels: readonly MeteredLevel[]): readonly BilledLevel[] {
  const allHours = levels.reduce((sum, { hoursPerMonth }) => sum + hoursPerMonth, 0);
  const metered = levels.map(({ inputs }) => quantitiesOf(inputs));
  const isOfLoad = lines.map((line) => {
    const sum = metered.reduce((total, quantities) => total + (quantities.get(keyOf(line)) ?? 0), 0);
    return line.quantity > 0 && Math.abs(sum - line.quantity) <= 1e-6 * line.quantity;
  });
  return levels.map(({ factor, hoursPerMonth, offeredPerSecond }, level) => {
    const usd = lines.reduce((sum, line, at) => {
      const share = isOfLoad[at]
        ? (metered[level]?.get(keyOf(line)) ?? 0) / line.quantity
        : hoursPerMonth / Math.max(allHours, 1e-9);
      return sum + line.amountUsd * share;
    }, 0);
    return { factor, hoursPerMonth, offeredPerSecond, usdPerHour: usd / hoursPerMonth };
  });
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
