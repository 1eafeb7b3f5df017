/** A bill: lines by part with subtotals, each open to its source, date and tiers; then the loads of a day that were run for it. */
import type { Bill, BillLine } from '#pricing';
import { useStore } from 'zustand';
import { documentStore, stageNow } from '../stores/document-store';
import { amountText, cents, groupLines, priceMark, quantityWords, sourceWords, unitPrice } from './bill-words';
import './bill.css';

export function BillTable({ bill }: { readonly bill: Bill }) {
  const stage = useStore(documentStore, stageNow);
  const nameOf = (id: string) =>
    stage.components.find((component) => component.id === id)?.name ?? 'A part since removed';
  const groups = groupLines(
    bill.lines,
    stage.components.map(({ id }) => id),
  );
  return (
    <div className="bill">
      {groups.map(({ component, lines, amountUsd }) => (
        <section key={component} aria-label={nameOf(component)}>
          <h3 className="bill-row is-head">
            <span>{nameOf(component)}</span>
            <b>{cents(amountUsd)}</b>
          </h3>
          {lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </section>
      ))}
      <p className="bill-row is-total">
        <span>
          Month of 730 hours
          {bill.perMillionRequestsUsd !== null && (
            <small>{cents(bill.perMillionRequestsUsd)} per million requests</small>
          )}
        </span>
        <b>{cents(bill.totalUsd)}</b>
      </p>
      <Shares
        title="By module"
        amounts={bill.perModule}
        sharedUsd={bill.shared.modules}
        nameOf={(id) => moduleName(stage, id)}
      />
      <Shares
        title="By entry operation"
        amounts={bill.perOperation}
        sharedUsd={bill.shared.operations}
        nameOf={(id) => operationName(stage, id)}
      />
      <Levels bill={bill} />
      <p className="bill-foot">
        Prices collected {bill.bookCollected}, region us-east-1, without tax. Press a line for its source, date and
        tiers.
      </p>
    </div>
  );
}

type StageNow = ReturnType<typeof stageNow>;
const moduleName = (stage: StageNow, id: string) => stage.modules.find((each) => each.id === id)?.name ?? 'removed';
function operationName(stage: StageNow, id: string): string {
  for (const { name, operations } of stage.modules) {
    const found = operations.find((each) => each.id === id);
    if (found) return `${name}.${found.name}`;
  }
  return 'removed';
}

function Line({ line }: { readonly line: BillLine }) {
  const mark = priceMark(line);
  return (
    <details className="bill-item">
      <summary className="bill-row">
        <span>
          {line.label} {mark !== null && <em className="bill-mark">{mark}</em>}
        </span>
        <span className="bill-quantity">{quantityWords(line.quantity, line.unit)}</span>
        <span className="bill-price">× {unitPrice(line.meanUnitUsd)}</span>
        <b>{cents(line.amountUsd)}</b>
      </summary>
      <dl className="bill-more">
        <dt>Quantity</dt>
        <dd>
          {line.basis === 'measured' ? 'measured by the runs below' : 'configured in the design'}
          {line.note !== undefined && `. ${line.note}`}
        </dd>
        <dt>Source</dt>
        <dd>
          {sourceWords(line)}
          {line.confidence === 'recalled' && !line.isOverridden && '. Recalled: no source was found for it.'}
        </dd>
        {line.monthBands.length > 0 && (
          <>
            <dt>{line.monthBands.length > 1 ? 'Tiers' : 'Billed'}</dt>
            <dd>
              {line.monthBands.map(({ quantity, usd }, at) => (
                <span key={at} className="bill-band">
                  {quantityWords(quantity, line.unit)} × {unitPrice(usd)} = {cents(quantity * usd)}
                </span>
              ))}
              <small>of the whole month, all parts together</small>
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}

interface SharesProps {
  readonly title: string;
  readonly amounts: ReadonlyMap<string, number>;
  /** What no single one of them was seen to use. */
  readonly sharedUsd: number;
  readonly nameOf: (id: string) => string;
}

function Shares({ title, amounts, sharedUsd, nameOf }: SharesProps) {
  if (amounts.size === 0) return null;
  return (
    <section className="bill-shares">
      <h3>{title}</h3>
      {[...amounts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([id, usd]) => (
          <p key={id} className="bill-row">
            <span>{nameOf(id)}</span>
            <b>{cents(usd)}</b>
          </p>
        ))}
      <p className="bill-row">
        <span>Shared</span>
        <b>{cents(sharedUsd)}</b>
      </p>
    </section>
  );
}

/** The day's load in levels: what was offered, and for how much of the month. */
function Levels({ bill: { levels } }: { readonly bill: Bill }) {
  return (
    <section className="bill-levels">
      <h3>Loads that were run</h3>
      <table>
        <thead>
          <tr>
            <th>Offered</th>
            <th>Hours a month</th>
            <th>Share of requests</th>
            <th>Bill an hour</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ hoursOfDay, offeredPerSecond, hoursPerMonth, usdPerHour }) => (
            <tr key={hoursOfDay.join()}>
              <td>{amountText(offeredPerSecond)} req/s</td>
              <td>{amountText(hoursPerMonth)} h</td>
              <td>{amountText(shareOf(levels, offeredPerSecond * hoursPerMonth))} %</td>
              <td>{unitPrice(usdPerHour)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shareOf(levels: Bill['levels'], part: number): number {
  const whole = levels.reduce((sum, { offeredPerSecond, hoursPerMonth }) => sum + offeredPerSecond * hoursPerMonth, 0);
  return whole > 0 ? (100 * part) / whole : 0;
}
