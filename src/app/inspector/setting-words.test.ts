import { describe, expect, it } from 'vitest';
import { specOf } from '#catalog';
import type { ParameterValue } from '#design';
import { parameterLabel, settingLabel } from './setting-words';

describe('what was set', () => {
  it('is told with its value, in the unit in which the name of its field ends', () => {
    expect(settingLabel('timeout of web → orders', { timeoutMs: 3000 })).toBe('Set timeout of web → orders: 3 s');
    expect(settingLabel('loss', { lossRatio: 0.05 })).toBe('Set loss: 5 %');
    expect(settingLabel('weight', { weight: null })).toBe('Set weight: none');
    expect(settingLabel('cancellation', { cancellation: true })).toBe('Set cancellation: on');
    expect(settingLabel('latency', { latencyMs: { type: 'exponential', mean: 5 } })).toBe(
      'Set latency: exponential, mean 5 ms',
    );
  });

  it('is told by the field that matters most where there are several', () => {
    const arrivals = { type: 'poisson', ratePerSecond: 40 };
    expect(settingLabel('arrivals of Shoppers', { arrivals })).toBe('Set arrivals of Shoppers: 40/s');
    expect(settingLabel('retries', { retry: { attempts: 3, backoff: {} } })).toBe('Set retries: 3');
  });

  it('is told without a value where none says it', () => {
    expect(settingLabel('mix', { mix: [] })).toBe('Set mix');
    expect(settingLabel('size', { vcpus: 2, memoryMiB: 4096 })).toBe('Set size');
  });

  it('is told of a parameter in the words of its field', () => {
    const { parameters } = specOf('relational-database')!;
    const told = (name: string, value: ParameterValue) =>
      parameterLabel(
        name,
        parameters.find((each) => each.name === name)!,
        value,
      );
    expect(told('vcpus', 4)).toBe('Set vcpus: 4');
    expect(told('vcpus', null)).toBe('Set vcpus: unlimited');
    expect(told('storageGiB', 2048)).toBe('Set storageGiB: 2 TiB');
    expect(told('standby', 'synchronous')).toMatch(/^Set standby: .*synchronous/i);
    expect(told('readCpuMs', { type: 'constant', value: 5 })).toBe('Set readCpuMs: 5 ms');
  });
});
