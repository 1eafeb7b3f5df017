/** A document at an even load: each class at its mean rate times a factor, no profile of the run, no fault, no surge, no schedule. What is measured there belongs to that load alone. */
import type { Document } from './document';
import type { Component } from './stage';
import type { TrafficClass } from './workload';

/** One factor for each traffic class, in the order of the document. */
export function atFlatLoad(document: Document, factors: readonly number[]): Document {
  const { trafficClasses } = document.workload;
  return {
    ...document,
    workload: {
      ...document.workload,
      trafficClasses: trafficClasses.map((each, at) => scaled(each, factors[at] ?? 1)),
    },
    stages: document.stages.map((stage) => ({ ...stage, components: stage.components.map(unscheduled) })),
    scenario: { ...document.scenario, timeline: [] },
  };
}

function scaled(trafficClass: TrafficClass, factor: number): TrafficClass {
  const { arrivals } = trafficClass;
  const plain = { ...trafficClass, profile: [] };
  switch (arrivals.type) {
    case 'poisson':
    case 'constant':
    case 'batches':
      return { ...plain, arrivals: { ...arrivals, ratePerSecond: arrivals.ratePerSecond * factor } };
    case 'modulated':
      return {
        ...plain,
        arrivals: {
          ...arrivals,
          lowRatePerSecond: arrivals.lowRatePerSecond * factor,
          highRatePerSecond: arrivals.highRatePerSecond * factor,
        },
      };
    case 'closed':
      return { ...plain, arrivals: { ...arrivals, population: Math.round(arrivals.population * factor) } };
    case 'connects':
      return plain;
    case 'renewal':
    case 'periodic':
    case 'trace':
      return { ...plain, profile: [{ atMs: 0, factor, ramp: false }] };
  }
}

/** The schedule of a scaling policy is on the clock of the run that it was written for. */
function unscheduled(component: Component): Component {
  const { hostPolicy } = component;
  if (!hostPolicy?.autoscaling) return component;
  return { ...component, hostPolicy: { ...hostPolicy, autoscaling: { ...hostPolicy.autoscaling, schedule: [] } } };
}
