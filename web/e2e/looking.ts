import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import { pictures } from './environment'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const HEIGHT = 900
const WIDE = 1280
const PHONE = 390
const CONTRAST = 'color-contrast'
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The theme changes colours and nothing else, the width everything else: each is judged on what it changes. */
const LOOKS = [
  { name: 'dark', theme: 'dark', width: WIDE, judged: { runOnly: STANDARDS } },
  { name: 'light', theme: 'light', width: WIDE, judged: { runOnly: [CONTRAST] } },
  { name: 'phone', theme: 'light', width: PHONE, judged: { runOnly: STANDARDS, rules: { [CONTRAST]: { enabled: false } } } },
] as const

/** A picture of the page as it is, for people to look at: none where nobody will. */
export async function shot(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `screenshots/${name}.png`, animations: 'disabled' })
}

/** As by a link inside the dashboard: nothing is loaded anew. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), address)
}

/** What was asked for is there: no outline of something still on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[data-slot=skeleton], [role=status][aria-label^=Loading]')).toHaveCount(0)
}

/**
 * The page in both themes and on a phone, with a picture of each: what axe finds, and on a phone whether it is wider than that and what a finger would miss; one line a finding.
 * Leaves it dark and wide.
 */
export async function look(page: Page, name: string): Promise<string[]> {
  const findings: string[] = []
  for (const { theme, width, judged, name: kind } of LOOKS) {
    await wear(page, theme, width)
    await settled(page)
    findings.push(...(await axeFindings(page, judged)).map((finding) => `${name} ${kind}: ${finding}`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) findings.push(`${name} ${kind}: ${wide} px wide`)
    if (width === PHONE) findings.push(...(await smallTargets(page)).map((finding) => `${name} ${kind}: ${finding}`))
    await shot(page, `${name}-${kind}`)
  }
  await wear(page, 'dark', WIDE)
  return findings
}

/** As if the theme had been chosen in another tab. */
async function wear(page: Page, theme: 'dark' | 'light', width: number): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT })
  await page.evaluate((chosen) => {
    localStorage.setItem('plutarc.theme', chosen)
    dispatchEvent(new StorageEvent('storage', { key: 'plutarc.theme' }))
  }, theme)
  await expect(page.locator('html.dark')).toHaveCount(theme === 'dark' ? 1 : 0)
}

/** What axe finds against WCAG 2.2 AA, one line a finding. The page is live: what is gone at a second look stood between two of its states. */
async function axeFindings(page: Page, judged: object): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const first = await axeLook(page, judged)
  if (first.length === 0) return []
  await settled(page)
  const second = await axeLook(page, judged)
  return second.filter(({ id }) => first.some((found) => found.id === id)).map(({ id, help, where }) => `${id}: ${help}: ${where}`)
}

interface Axe {
  axe: { run: (options: object) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> }
}

async function axeLook(page: Page, judged: object) {
  return page.evaluate(async (options) => {
    const { violations } = await (globalThis as unknown as Axe).axe.run({ ...options, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html.slice(0, 200)).join(' | ') }))
  }, judged)
}

/**
 * What a finger would miss on this page (WCAG 2.2, 2.5.8): visible controls smaller than 24 by 24 px that are not set apart either, one line each. Set apart is what has a circle of 24 px
 * to itself. Links within a sentence are as high as its lines, and a control within a label is as large as the label.
 */
async function smallTargets(page: Page): Promise<string[]> {
  const first = await targetLook(page)
  if (first.length === 0) return []
  await settled(page)
  const second = await targetLook(page)
  return second.filter((each) => first.includes(each))
}

async function targetLook(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=button], [role=switch], [role=checkbox], [role=tab], [role=menuitem], [role=option], [role=combobox], [role=slider]'
    interface Target {
      element: Element
      box: DOMRect
    }
    const centre = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
    const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.matches('[disabled], [aria-hidden=true] *, .sr-only, .sr-only *')
    /** Scrolled out of a list of its own: its place on the page belongs to something else. */
    const scrolledAway = ({ element, box }: Target) => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        const frame = around.getBoundingClientRect()
        const { x, y } = centre(box)
        if (getComputedStyle(around).overflow !== 'visible' && (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom)) return true
      }
      return false
    }
    const inSentence = (element: Element) => {
      if (!element.matches('a, button') || getComputedStyle(element).display !== 'inline') return false
      const own = element.textContent?.trim().length ?? 0
      return (element.closest('p, li, dd, td, span, div')?.textContent?.trim().length ?? 0) > own
    }
    const targets: Target[] = [...document.querySelectorAll(CONTROLS)]
      .filter(shown)
      .filter((element) => !inSentence(element))
      .map((element) => ({ element, box: (element.matches('input[type=checkbox], input[type=radio]') ? (element.closest('label') ?? element) : element).getBoundingClientRect() }))
      .filter((each) => each.box.width > 1 && each.box.height > 1 && !scrolledAway(each))
    const small = ({ box }: Target) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5
    const crowded = (one: Target) => {
      const { x, y } = centre(one.box)
      return targets.some((other) => {
        if (other.element === one.element || other.element.contains(one.element) || one.element.contains(other.element)) return false
        const away = small(other)
          ? Math.hypot(centre(other.box).x - x, centre(other.box).y - y) < LEAST
          : Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)) < LEAST / 2
        return away
      })
    }
    return targets
      .filter((each) => small(each) && crowded(each))
      .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)} px: ${element.outerHTML.slice(0, 160)}`)
  })
}
