/** A port by its protocol: open = a need, filled = an interface. */
import type { Protocol } from '#design';
import { portPaths } from './port-paths';

export function PortShape({ protocol, filled }: { readonly protocol: Protocol; readonly filled: boolean }) {
  return (
    <svg
      className={filled ? 'port-shape is-filled' : 'port-shape'}
      width={14}
      height={14}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <path d={portPaths[protocol]} />
    </svg>
  );
}
