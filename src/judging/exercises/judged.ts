/** The document that is judged: the learner's drawing under the exercise's workload, scenario, requirements and prices, whatever became of those in the learner's own. */
import type { ChangeModel, DataSet, Document, Team, TrafficClass } from '#design';
import type { Exercise, Solution } from '#exercises';

export function judgedDocument(
  { start, hasOpenMix, testing, eras, variants: isOfLimits }: Exercise,
  { document }: Solution,
): Document {
  if (isOfLimits) return { ...start, requirements: document.requirements };
  const { scenario, requirements, assumptions, rules, access } = start;
  const trafficClasses = start.workload.trafficClasses.map((each) => {
    if (testing && each.testPlan) return withPlanOf(document, each);
    return hasOpenMix ? withMixOf(document, each) : each;
  });
  const dataSets = [...start.dataSets, ...document.dataSets.filter(({ id }) => !has(start.dataSets, id))];
  return {
    ...document,
    scenario,
    requirements,
    assumptions,
    rules,
    access,
    changeModel: withOwnersOf(document, start.changeModel),
    dataSets,
    workload: { trafficClasses },
    stages: document.stages.slice(0, eras?.length ?? 1),
  };
}

/** Who owns what is the learner's to say; how many changes come, and how long a pipeline takes, is not. */
function withOwnersOf({ changeModel }: Document, own: ChangeModel): ChangeModel {
  const modulesOf = (team: Team) => changeModel.teams.find(({ id }) => id === team.id)?.modules ?? team.modules;
  return { ...own, teams: own.teams.map((team) => ({ ...team, modules: modulesOf(team) })) };
}

const has = (dataSets: readonly DataSet[], id: string): boolean => dataSets.some((each) => each.id === id);

/** How much comes is the exercise's to say, what is asked for the learner's. */
function withMixOf({ workload }: Document, trafficClass: TrafficClass): TrafficClass {
  const own = workload.trafficClasses.find(({ id }) => id === trafficClass.id) ?? workload.trafficClasses[0];
  return own ? { ...trafficClass, mix: own.mix } : trafficClass;
}

/** What is tested how is the learner's to say; what operations there are, and how patient a test is, the exercise's. */
function withPlanOf({ workload }: Document, trafficClass: TrafficClass): TrafficClass {
  const own = workload.trafficClasses.find(({ id }) => id === trafficClass.id);
  return own ? { ...trafficClass, testPlan: own.testPlan, userRetries: own.userRetries } : trafficClass;
}
