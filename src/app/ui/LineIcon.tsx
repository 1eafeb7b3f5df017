/** A sign of lines on a grid of 24, in the color of the words beside it. */
export interface LineIconProps {
  readonly path: string;
  /** Mirrored left to right. */
  readonly flipped?: boolean;
}

export function LineIcon({ path, flipped = false }: LineIconProps) {
  return (
    <svg
      width={20}
      height={20}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      aria-hidden="true"
      transform={flipped ? 'scale(-1 1)' : undefined}
    >
      <path d={path} />
    </svg>
  );
}
