/** Every line of a bill. A recalled price says so; the levels of load that were run stand below. */
import type { Bill } from '#pricing';
import { documentStore, stageNow } from '../stores/document-store';
import { useStore } from 'zustand';

const usd = (value: number, digits = 2): string =>
  `$${value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 5) })}`;
const cents = (value: number): string =>
  `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const amount = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

export function BillTable({ bill }: { readonly bill: Bill }) {
  useStore(documentStore, (state) => state.stage);
  const stage = stageNow();
  const nameOf = (id: string) => stage.components.find((component) => component.id === id)?.name ?? id;
  return (
    <>
      <table className="bill-table">
        <thead>
          <tr>
            <th>Part</th>
            <th>Line</th>
            <th>Quantity</th>
            <th>Unit price</th>
            <th>Amount</th>
            <th>Source</th>
          </tr>
        </thead>
        <tbody>
          {bill.lines.map((line, at) => (
            <tr key={at}>
              <td>{nameOf(line.component)}</td>
              <td>{line.label}</td>
              <td>
                {amount(line.quantity)} {line.unit}
                <br />
                <small>
                  {line.meter}, {line.basis}
                </small>
              </td>
              <td>{usd(line.meanUnitUsd)}</td>
              <td>{cents(line.amountUsd)}</td>
              <td>
                <small>
                  {line.isOverridden
                    ? 'price of the author'
                    : `${line.source}${line.sourceDate === '' ? '' : `, ${line.sourceDate}`}`}
                  {line.confidence === 'recalled' && ' (recalled, not found in a source)'}
                </small>
              </td>
            </tr>
          ))}
          <tr>
            <th colSpan={4}>Month of 730 hours</th>
            <th>{cents(bill.totalUsd)}</th>
            <th>
              {bill.perMillionRequestsUsd === null ? '' : `${cents(bill.perMillionRequestsUsd)} per million requests`}
            </th>
          </tr>
        </tbody>
      </table>
      <p>
        Prices of {bill.bookCollected}. Loads that were run:{' '}
        {bill.levels
          .map(
            ({ offeredPerSecond, hoursPerMonth: hours }) => `${amount(offeredPerSecond)} req/s for ${amount(hours)} h`,
          )
          .join(', ')}
        .
      </p>
    </>
  );
}
