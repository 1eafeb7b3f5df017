/** One price of the book. */
export interface PriceItem {
  /** For ever the same; prices are replaced by it. */
  readonly id: string;
  readonly service: string;
  /** What it is in any cloud: `virtual machine`, `load balancer`. */
  readonly generic: string;
  readonly name: string;
  /** What one unit is: `instance-hour`, `GB-month`, `GB`, `LCU-hour`. */
  readonly unit: string;
  /** Dollars a unit; the first tier's where there are tiers. */
  readonly usd: number;
  readonly source: string;
  /** Date that the source states or was last changed. */
  readonly sourceDate: string;
  /** Read in the source, or known to the collector and found in none. */
  readonly confidence: 'quoted' | 'recalled';
  /** A = primary source, B = secondary, C = recalled. */
  readonly grade: 'A' | 'B' | 'C';
  /** What an instance of it has; null where it is none. */
  readonly size: { readonly vcpus: number; readonly gib: number } | null;
  /** Prices between bounds of the month's quantity; null = the same for all. */
  readonly tiers: readonly PriceTier[] | null;
  /** Units a month that are free where the allowance counts. */
  readonly freeAllowance: number;
  /** Units that a month of any use is billed at the least; 0 = none. */
  readonly minimum: number;
}

export interface PriceTier {
  /** Upper bound of the month's quantity, in units; null = none. */
  readonly upTo: number | null;
  readonly usd: number;
}
