import { defaultConfiguration } from '#design';
import type { Component, ComponentId, Configuration } from '#design';
import { describe, expect, it } from 'vitest';
import { kind } from '.';

function server(values: Configuration = {}): Component {
  const configuration = { ...defaultConfiguration(kind.spec), ...values };
  const empty = {
    modules: [],
    trafficClasses: [],
    zones: [],
    dataSets: [],
    kindVersion: 1,
    hostPolicy: null,
    note: '',
  };
  return { id: 'c1' as ComponentId, kind: 'server', name: 'Shop server', configuration, ...empty };
}

describe('the line under the name of a server', () => {
  it('says instances, vCPUs and memory', () => {
    expect(kind.spec.face.subtitle(server({ instances: 2 }))).toBe('2 × 2 vCPU, 4 GiB');
  });

  it('says MiB below one GiB, and half GiBs above', () => {
    expect(kind.spec.face.subtitle(server({ vcpus: 0.5, memoryMiB: 512 }))).toBe('1 × 0.5 vCPU, 512 MiB');
    expect(kind.spec.face.subtitle(server({ memoryMiB: 1_536 }))).toBe('1 × 2 vCPU, 1.5 GiB');
  });

  it('says unlimited where there is no limit', () => {
    expect(kind.spec.face.subtitle(server({ vcpus: null, memoryMiB: null }))).toBe(
      '1 × unlimited vCPU, unlimited memory',
    );
  });
});
