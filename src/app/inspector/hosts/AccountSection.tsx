/** What the account allows all functions of the design together; it is an assumption of the document, shown where it acts. */
import { setAssumptions, type Document } from '#design';
import { edit } from '../../stores/document-store';
import { NumberField } from '../NumberField';
import { settingLabel } from '../setting-words';

export interface AccountSectionProps {
  readonly document: Document;
}

export function AccountSection({ document }: AccountSectionProps) {
  const { accountConcurrency } = document.assumptions;
  const set = (value: number | null) =>
    edit(
      {
        label: settingLabel('account limit', { accountConcurrency: value }),
        policy: 'merge',
        mergeKey: 'account limit',
      },
      (each) => setAssumptions(each, { accountConcurrency: value }),
    );
  return (
    <section className="inspector-section">
      <h3>
        Account <small>of all functions, in every stage</small>
      </h3>
      <NumberField
        label="Account limit"
        help="Instances of all functions together that may have requests at once, provisioned ones counted whether they are used or not. Beyond it requests are throttled, or wait."
        value={accountConcurrency}
        quantity="count"
        none="unlimited"
        min={1}
        max={1_000_000}
        integer
        onChange={set}
      />
    </section>
  );
}
