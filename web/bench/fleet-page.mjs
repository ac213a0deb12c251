import { existsSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { chromiumOfBenchmark, signedIn } from './browser.mjs'

/** Looks at the fleet page of a running installation and measures what a person would see. Told by environment variables; the answer is a file. */

const { BASE_URL: base, ANSWER: answer, GO: go } = process.env
const bots = Number(process.env.BOTS)
const loads = Number(process.env.LOADS)
const seconds = Number(process.env.SECONDS)
const FRAME = 1000 / 60
const AT_REST_MS = 1200
/** Of updates, before the frames are counted: what a page does over and over is compiled by then. */
const WARM_UP_MS = 5000

const browser = await chromiumOfBenchmark()
try {
  const context = await signedIn(browser, base)
  const { scriptBytes } = await once(context, { weigh: true })
  const cold = []
  const warm = []
  for (let i = 0; i < loads; i++) {
    cold.push(await once(context, {}))
    warm.push(await once(context, { cached: true }))
  }
  const page = await context.newPage()
  await page.addInitScript(() => {
    globalThis.botsTold = 0
    const listen = EventSource.prototype.addEventListener
    EventSource.prototype.addEventListener = function (name, listener) {
      listen.call(this, name, name === 'bot' ? (event) => (globalThis.botsTold++, listener(event)) : listener)
    }
  })
  await page.goto('/fleet')
  await complete(page)
  await page.waitForTimeout(2000)
  const idle = await frames(page)
  writeFileSync(go, '')
  await page.waitForTimeout(WARM_UP_MS)
  const busy = await frames(page)
  writeFileSync(
    answer,
    JSON.stringify({
      firstPaintMillis: cold.map((each) => each.firstPaint),
      completeMillis: cold.map((each) => each.complete),
      completeAgainMillis: warm.map((each) => each.complete),
      scriptBytes,
      seconds,
      updatesTaken: busy.updates / seconds,
      droppedPercent: busy.dropped,
      droppedIdlePercent: idle.dropped,
      longestFrameMillis: busy.longest,
    }),
  )
} finally {
  await browser.close()
}
if (!existsSync(answer)) process.exit(1)

/** One load, without the browser's cache or with it; ended when the page has come to rest, so that the next has the machine to itself. */
async function once(context, { weigh = false, cached = false }) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: !cached })
  const scripts = []
  if (weigh) page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response.body()))
  await page.addInitScript((expected) => {
    const inSight = (element) => element.getBoundingClientRect().top < innerHeight
    const look = () => {
      const cards = [...document.querySelectorAll('article')]
      const there =
        cards.length >= expected &&
        cards.every((card) => !inSight(card) || card.querySelector('dl')) &&
        document.querySelector('dl[aria-label="Fleet figures"]') &&
        document.querySelector('table[aria-label="Open positions"] tbody tr')
      if (there) requestAnimationFrame(() => setTimeout(() => (globalThis.completeAt = performance.now())))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, bots)
  await page.goto('/fleet')
  await complete(page)
  await page.waitForFunction(() => globalThis.completeAt > 0)
  const measured = await page.evaluate(() => ({ firstPaint: performance.getEntriesByName('first-contentful-paint')[0].startTime, complete: globalThis.completeAt }))
  const bodies = await Promise.all(scripts)
  await page.waitForTimeout(AT_REST_MS)
  await page.close()
  return { ...measured, scriptBytes: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) }
}

async function complete(page) {
  await page.waitForFunction((expected) => document.querySelectorAll('article').length >= expected, bots)
}

/** The page's own frames, and the changed cards that were told meanwhile. A frame that takes two frames' time has dropped one. */
async function frames(page) {
  return page.evaluate(
    ({ seconds, frame }) =>
      new Promise((done) => {
        const told = globalThis.botsTold
        const began = performance.now()
        let last = began
        let dropped = 0
        let shown = 0
        let longest = 0
        const next = (now) => {
          const took = now - last
          last = now
          shown++
          longest = Math.max(longest, took)
          dropped += Math.max(0, Math.round(took / frame) - 1)
          if (now - began < seconds * 1000) requestAnimationFrame(next)
          else {
            done({ dropped: (100 * dropped) / (shown + dropped), longest, updates: globalThis.botsTold - told })
          }
        }
        requestAnimationFrame((now) => {
          last = now
          requestAnimationFrame(next)
        })
      }),
    { seconds, frame: FRAME },
  )
}
