import { ColorType, CrosshairMode, type DeepPartial, type ChartOptions, type Time, type UTCTimestamp } from 'lightweight-charts'
import { dateTime } from '@/format/time'

/** The page's colours and the chosen zone, as the chart library wants them. */
export interface ChartColours {
  up: string
  down: string
  stop: string
  accent: string
  text: string
  grid: string
  closed: string
  asleep: string
}

export function chartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(`--chart-${name}`).trim()
  return { up: read('up'), down: read('down'), stop: read('stop'), accent: read('accent'), text: read('text'), grid: read('grid'), closed: read('closed'), asleep: read('asleep') }
}

export function chartOptions(colours: ChartColours, zone: string): DeepPartial<ChartOptions> {
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: 'transparent' },
      textColor: colours.text,
      fontFamily: "'Inter Variable', system-ui, sans-serif",
      fontSize: 11,
      attributionLogo: true,
    },
    grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
    crosshair: { mode: CrosshairMode.Magnet },
    rightPriceScale: { borderColor: colours.grid },
    timeScale: { borderColor: colours.grid, timeVisible: true, secondsVisible: false, rightOffset: 4 },
    localization: { timeFormatter: (time: Time) => dateTime((time as number) * 1000, zone) },
  }
}

/** Seconds, as the chart counts. */
export function chartTime(instant: string): UTCTimestamp {
  return Math.floor(Date.parse(instant) / 1000) as UTCTimestamp
}
