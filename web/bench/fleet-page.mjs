import { existsSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'

/** Looks at the fleet page of a running installation and measures what a person would see. Told by environment variables; the answer is a file. */

const { BASE_URL: base, ANSWER: answer, GO: go } = process.env
const bots = Number(process.env.BOTS)
const loads = Number(process.env.LOADS)
const seconds = Number(process.env.SECONDS)
const FRAME = 1000 / 60

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } })
  await signIn(await context.newPage())
  const all = []
  let scriptBytes = 0
  for (let i = -1; i < loads; i++) {
    const load = await once(context, i < 0)
    if (i < 0) scriptBytes = load.scriptBytes
    else all.push(load)
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
  await page.waitForTimeout(2000)
  const busy = await frames(page)
  writeFileSync(
    answer,
    JSON.stringify({
      firstPaintMillis: all.map((each) => each.firstPaint),
      completeMillis: all.map((each) => each.complete),
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

async function signIn(page) {
  await page.goto('/')
  await page.getByLabel('E-mail').fill('owner@example.com')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor()
  await page.close()
}

/** One load without the browser's cache. */
async function once(context, weigh) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const scripts = []
  if (weigh) page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response.body()))
  await page.addInitScript((expected) => {
    const look = () => {
      if (document.querySelectorAll('article').length >= expected && document.querySelector('table[aria-label="Open positions"] tbody tr')) requestAnimationFrame(() => setTimeout(() => (globalThis.completeAt = performance.now())))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, bots)
  await page.goto('/fleet')
  await complete(page)
  await page.waitForFunction(() => globalThis.completeAt > 0)
  const slow = await page.evaluate(() => performance.getEntriesByType('resource').filter((each) => each.name.includes('/api/')).map((each) => `${each.name.replace(location.origin, '')} ${Math.round(each.startTime)}+${Math.round(each.duration)}`))
  console.log(slow.join('\n'))
  const measured = await page.evaluate(() => ({ firstPaint: performance.getEntriesByName('first-contentful-paint')[0].startTime, complete: globalThis.completeAt }))
  const bodies = await Promise.all(scripts)
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
