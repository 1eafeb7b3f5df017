/** A kind as one part of a design, for the kinds' own tests: what stands in a document, and what it costs a month. */
import { defaultConfiguration, type Component, type ComponentId, type Configuration } from '#design';
import { makeBill, priceBook } from '#pricing';
import { noPeak, type Kind, type MeterName, type PeakUse } from '../kind';

type Totals = Partial<Record<MeterName, number>>;

export function partOf(kind: Kind) {
  /** The part with these values; the rest as the kind would have it. */
  const component = (values: Configuration = {}): Component => ({
    id: 'c1' as ComponentId,
    kind: kind.spec.id,
    name: 'Part',
    configuration: { ...defaultConfiguration(kind.spec), ...values },
    modules: [],
    trafficClasses: [],
    zones: [],
    dataSets: [],
    kindVersion: 1,
    hostPolicy: null,
    note: '',
  });
  /** Dollars of a month with this use. */
  const bill = (values: Configuration, totals: Totals, peak: PeakUse = noPeak): number => {
    const usage = {
      totals: new Map(Object.entries(totals) as [MeterName, number][]),
      peak,
      stored: { initialGiB: 0, growthGiB: 0 },
    };
    const options = { overrides: {}, freeTier: false, requestsPerMonth: 0, levels: [], uses: new Map() };
    return makeBill(kind.pricing.lines(component(values), usage), priceBook, options).totalUsd;
  };
  return { component, bill };
}
