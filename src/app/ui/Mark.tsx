/** The mark: a beam on pin and roller, load above, sag below in the color of the hand. */
export function Mark() {
  return (
    <svg width={30} height={22} viewBox="0 0 30 22" fill="none" aria-hidden="true">
      <path d="M15 1v7M12 5l3 3 3-3" stroke="var(--ink)" strokeWidth={1.5} />
      <path d="M3 11h24" stroke="var(--hand)" strokeWidth={1.5} strokeDasharray="2 2" />
      <path d="M3 11q12 8 24 0" stroke="var(--ink)" strokeWidth={2} />
      <path d="M3 12l-2.5 6h5z" fill="var(--ink)" />
      <circle cx={27} cy={15} r={2.5} stroke="var(--ink)" strokeWidth={1.5} />
      <path d="M0 20.5h8M23 20.5h7" stroke="var(--ink)" />
    </svg>
  );
}
