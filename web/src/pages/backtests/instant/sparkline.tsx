const WIDTH = 280
const HEIGHT = 56

/** Equity as a small line; above where it began and below are told apart by the dashed line. */
export function Sparkline({ equity }: { equity: number[] }) {
  if (equity.length < 2) return null
  const low = Math.min(...equity)
  const high = Math.max(...equity)
  const span = high - low || 1
  const y = (value: number) => HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6)
  const line = equity.map((value, i) => `${((i / (equity.length - 1)) * WIDTH).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <svg role="img" aria-label="Equity" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-14 w-full">
      <line x1={0} x2={WIDTH} y1={y(equity[0]!)} y2={y(equity[0]!)} stroke="var(--chart-text)" strokeWidth={0.7} strokeDasharray="3 3" />
      <polyline points={line} fill="none" stroke="var(--chart-accent)" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
