/** Parameters of workflows. */
import { buildStep, constant, type ParameterValue } from '#design';
import { oneWorkflow, type OneWorkflow } from '../one-workflow';
import { strike, whole } from './designs';
import { billed, failedAs, mean, row, type Metric, type Rows, type Values } from './row';

const { pause } = buildStep;

const atWorkflow = (name: string, values: Values<ParameterValue>, metric: Metric, given: Partial<OneWorkflow> = {}) =>
  row(values, (value) => oneWorkflow({ seconds: 20, ...given, values: { ...given.values, [name]: value } }), metric);

const crash = { one: strike('crash', whole('Flow'), { atMs: 5000 }) };

export const workflowRows: Rows = {
  'workflow.type': atWorkflow('type', ['standard', 'express'], failedAs('reset'), { timeline: crash }),
  'workflow.answers': atWorkflow('answers', ['at-start', 'at-end'], mean),
  'workflow.transitionMs': atWorkflow('transitionMs', [constant(0), constant(50)], mean),
  'workflow.longestMs': atWorkflow('longestMs', [300, 3_600_000], failedAs('timed-out')),
  'workflow.startsPerSecond': atWorkflow('startsPerSecond', [5, null], failedAs('throttled'), {
    values: { startBurst: 1 },
  }),
  'workflow.startBurst': atWorkflow('startBurst', [1, 100], failedAs('throttled'), {
    values: { startsPerSecond: 5 },
  }),
  'workflow.transitionsPerSecond': atWorkflow('transitionsPerSecond', [25, null], mean, {
    values: { transitionBurst: 1 },
  }),
  'workflow.transitionBurst': atWorkflow('transitionBurst', [1, 100], mean, {
    values: { transitionsPerSecond: 22 },
  }),
  'workflow.payloadKiB': atWorkflow('payloadKiB', [1, null], failedAs('failed'), { requestBytes: 5_000 }),
  'workflow.memoryMiB': billed([64, 1_024], (memoryMiB) =>
    oneWorkflow({ steps: [pause(constant(10_000))], values: { type: 'express', memoryMiB } }),
  ),
};
