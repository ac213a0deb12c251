import { number } from '@/format/numbers'

interface BandsProps {
  label: string
  middle: number[]
  low?: number[]
  high?: number[]
}

const WIDTH = 600
const HEIGHT = 180

/** A line, and the band that it lies in. The figures that matter stand beside it as text. */
export function Bands({ label, middle, low = middle, high = middle }: BandsProps) {
  const least = Math.min(...low)
  const most = Math.max(...high)
  const room = most > least ? most - least : 1
  const x = (index: number) => (middle.length < 2 ? 0 : (index / (middle.length - 1)) * WIDTH)
  const y = (value: number) => HEIGHT - ((value - least) / room) * HEIGHT
  const path = (values: number[]) => values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const digits = most >= 100 ? 0 : 3
  const start = y(middle[0] ?? 0)
  return (
    <div className="flex gap-2">
      <div aria-hidden className="flex w-16 shrink-0 flex-col justify-between text-right text-[0.7rem] text-muted-foreground tabular-nums">
        <span>{number(most, digits)}</span>
        <span>{number(least, digits)}</span>
      </div>
      <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-48 min-w-0 flex-1">
        <line x1={0} x2={WIDTH} y1={start} y2={start} stroke="var(--border)" strokeDasharray="4 4" vectorEffect="non-scaling-stroke" />
        <polygon points={`${path(high)} ${low.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).reverse().join(' ')}`} fill="var(--primary)" opacity={0.18} />
        <polyline points={path(middle)} fill="none" stroke="var(--primary)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  )
}
