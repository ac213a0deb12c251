import { writeFileSync } from 'node:fs'
import { chromiumOfBenchmark, signedIn } from './browser.mjs'

/** Drags the price chart of a backtest into the past, steadily, and looks at every frame. Told by environment variables; the answer is a file. */

const { BASE_URL: base, ANSWER: answer, BACKTEST: backtest } = process.env
const drags = Number(process.env.DRAGS)
const FRAME = 1000 / 60
const STEP_PX = 12

const browser = await chromiumOfBenchmark()
try {
  const context = await signedIn(browser, base)
  const page = await context.newPage()
  await page.goto(`/backtests/${backtest}?tab=chart`)
  const chart = page.getByRole('figure', { name: /candles with entries and exits/ })
  await chart.locator('canvas').first().waitFor()
  const { x, y, width, height } = await chart.boundingBox()
  // Down to about two days, in the middle of the history.
  await page.mouse.move(x + width / 2, y + height / 2)
  for (let i = 0; i < 60; i++) {
    const part = page.waitForResponse((response) => response.url().includes('/chart?'), { timeout: 250 }).catch(() => undefined)
    await page.mouse.wheel(0, -120)
    if (i % 10 === 9) await part
    else await page.waitForTimeout(16)
  }
  await page.waitForTimeout(1500)
  await page.evaluate(watch, FRAME)
  for (let i = 0; i < drags; i++) {
    const from = x + width * 0.12
    await page.mouse.move(from, y + height / 2)
    await page.mouse.down()
    for (let px = 0; px < width * 0.7; px += STEP_PX) {
      await page.mouse.move(from + px, y + height / 2)
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
    await page.mouse.up()
  }
  writeFileSync(answer, JSON.stringify(await page.evaluate(() => globalThis.watched())))
} finally {
  await browser.close()
}

/** In the page: counts dropped frames, and frames whose left edge shows no candle. */
function watch(frame) {
  const style = getComputedStyle(document.documentElement)
  const paint = document.createElement('canvas').getContext('2d')
  const colours = ['up', 'down'].map((name) => {
    paint.fillStyle = style.getPropertyValue(`--chart-${name}`).trim()
    paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data]
  })
  const canvas = [...document.querySelectorAll('[role=figure] canvas')].sort((a, b) => b.width * b.height - a.width * a.height)[0]
  const pane = canvas.getContext('2d')
  const blankEdge = () => {
    const { data } = pane.getImageData(2, 0, 12, canvas.height)
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 255 && colours.some(([r, g, b]) => Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12)) return false
    }
    return true
  }
  let last = performance.now()
  let shown = 0
  let dropped = 0
  let blank = 0
  let longest = 0
  let going = true
  const next = (now) => {
    const took = now - last
    last = now
    shown++
    longest = Math.max(longest, took)
    dropped += Math.max(0, Math.round(took / frame) - 1)
    if (blankEdge()) blank++
    if (going) requestAnimationFrame(next)
  }
  requestAnimationFrame((now) => {
    last = now
    requestAnimationFrame(next)
  })
  globalThis.watched = () => {
    going = false
    return { frames: shown, droppedPercent: (100 * dropped) / (shown + dropped), blankPercent: (100 * blank) / shown, longestFrameMillis: longest }
  }
}
