import { describe, expect, it } from 'vitest';
import { defaultAutoscaling, noHostPolicy } from '#design';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component } = partOf(kind);

describe('the line under the name of a server', () => {
  it('says instances, vCPUs and memory', () => {
    expect(kind.spec.face.subtitle(component({ instances: 2 }))).toBe('2 × 2 vCPU, 4 GiB');
  });

  it('says MiB below one GiB, and half GiBs above', () => {
    expect(kind.spec.face.subtitle(component({ vcpus: 0.5, memoryMiB: 512 }))).toBe('1 × 0.5 vCPU, 512 MiB');
    expect(kind.spec.face.subtitle(component({ memoryMiB: 1_536 }))).toBe('1 × 2 vCPU, 1.5 GiB');
  });

  it('says from where to where its number goes where it scales', () => {
    const hostPolicy = { ...noHostPolicy, autoscaling: { ...defaultAutoscaling, min: 2, max: 8 } };
    expect(kind.spec.face.subtitle({ ...component({ instances: 5 }), hostPolicy })).toBe('2–8 × 2 vCPU, 4 GiB');
  });

  it('says unlimited where there is no limit', () => {
    expect(kind.spec.face.subtitle(component({ vcpus: null, memoryMiB: null }))).toBe(
      '1 × unlimited vCPU, unlimited memory',
    );
  });
});
