/**
 * What an hour at each load costs: the month's mean unit prices on what was metered at that load, and storage, which is paid for by the month, in equal parts.
 * So hours times dollars an hour of all levels come to the bill, tiers, minimums and allowances included.
 */
import { hoursPerMonth } from './price-book';
import type { BilledLevel, BillInput, BillLine, MeasuredLevel } from './bill';

const lineKey = ({ component, label, priceItem }: BillInput): string => `${component}/${label}/${priceItem}`;
const isStorage = ({ meter }: BillInput): boolean => meter === 'storage';

export function costLevels(levels: readonly MeasuredLevel[], lines: readonly BillLine[]): readonly BilledLevel[] {
  const unitPrices = new Map(lines.map((line) => [lineKey(line), line.meanUnitUsd]));
  const storageUsdPerHour =
    lines.reduce((sum, line) => sum + (isStorage(line) ? line.amountUsd : 0), 0) / hoursPerMonth;
  return levels.map(({ lines: own, ...level }) => {
    const measuredUsd = own.reduce(
      (sum, line) => sum + (isStorage(line) ? 0 : line.quantity * (unitPrices.get(lineKey(line)) ?? 0)),
      0,
    );
    const usdPerHour = measuredUsd / level.hoursPerMonth + storageUsdPerHour;
    const requestsPerHour = level.offeredPerSecond * 3600;
    return {
      ...level,
      usdPerHour,
      perMillionRequestsUsd: requestsPerHour > 0 ? (1e6 * usdPerHour) / requestsPerHour : null,
    };
  });
}
