import type { ComponentSpec, TemplateDefinition } from '@/api/contracts'
import { humanise } from '@/format/words'
import { paramValue } from '../../templates/builder/edits'

/** A parameter of a template that may vary. */
export interface Choice {
  path: string
  label: string
  /** As it stands now; nothing where it is not set. */
  value: string | undefined
  /** Words to choose from; none for a number. */
  words: string[]
  min?: number
  max?: number
  step?: number
}

/** One row of the form: a range for numbers, a list otherwise. */
export interface AxisRow {
  path: string
  from: string
  to: string
  step: string
  list: string
}

/** Every parameter of the template's components and every number of its rules, by the paths that the search knows. */
export function choicesOf(definition: TemplateDefinition, catalog: ComponentSpec[]): Choice[] {
  const components = definition.components ?? []
  const choices = components.flatMap((use, index) => {
    const spec = catalog.find((each) => each.id === use.component)
    if (!spec) return []
    const prefix = components.filter((each) => each.component === use.component).length === 1 ? use.component : `components[${index}]`
    const name = prefix === use.component ? spec.name : `${spec.name} (${index + 1}, ${humanise(use.role)})`
    const params: Choice[] = spec.params
      .filter((param) => param.type !== 'choices')
      .map((param) => ({
        path: `${prefix}.${param.name}`,
        label: `${name}: ${humanise(param.name)}`,
        value: textOf(paramValue(use, param)),
        words: param.type === 'flag' ? ['true', 'false'] : param.options,
        min: param.min,
        max: param.max,
        step: param.step,
      }))
    if (use.role === 'signal') params.push({ path: `${prefix}.weight`, label: `${name}: Weight`, value: textOf(use.weight ?? 1), words: [] })
    if (spec.intervals.length > 1) params.push({ path: `${prefix}.interval`, label: `${name}: Interval`, value: textOf(use.interval), words: spec.intervals })
    params.push({ path: `${prefix}.enabled`, label: `${name}: Enabled`, value: 'true', words: ['true', 'false'] })
    return params
  })
  if (definition.combination?.threshold !== undefined) choices.push({ path: 'combination.threshold', label: 'Combination: Threshold', value: textOf(definition.combination.threshold), words: [] })
  if (definition.entryCooldown) choices.push({ path: 'entryCooldown.amount', label: 'Entry cooldown: Amount', value: textOf(definition.entryCooldown.amount), words: [] })
  for (const [name, value] of Object.entries(definition.sizing ?? {})) {
    if (typeof value === 'number') choices.push({ path: `sizing.${name}`, label: `Sizing: ${humanise(name)}`, value: textOf(value), words: [] })
  }
  choices.push({ path: 'direction', label: 'Direction', value: definition.direction, words: ['long', 'short', 'both'] })
  return choices
}

const textOf = (value: unknown) => (value === undefined || value === null ? undefined : String(value))

/** Some values on both sides of the present one, within what the parameter allows. */
export function rowFor(choice: Choice): AxisRow {
  const row = { path: choice.path, from: '', to: '', step: '', list: choice.words.join(',') }
  const now = Number(choice.value)
  if (choice.words.length > 0 || choice.value === undefined || !Number.isFinite(now)) return row
  const step = Math.max(choice.step || 0, nice(Math.abs(now) / 4)) || 1
  const from = Math.max(choice.min ?? 0, now - 2 * step)
  const to = Math.min(choice.max ?? Infinity, now + 2 * step)
  return { ...row, from: tidy(from), to: tidy(to), step: tidy(step) }
}

/** 1, 2 or 5 times a power of ten, at most `about`. */
function nice(about: number): number {
  if (about === 0) return 0
  const power = 10 ** Math.floor(Math.log10(about))
  const digit = about / power
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power
}

const tidy = (value: number) => String(Number(value.toPrecision(10)))

/** As the search takes it: `from:to:step`, or a list. */
export const valuesOf = (row: AxisRow, choice: Choice | undefined) => (choice && choice.words.length > 0 ? row.list : row.step ? `${row.from}:${row.to}:${row.step}` : row.from)

/** How many values a row has; nothing while it is no range yet. */
export function countOf(row: AxisRow, choice: Choice | undefined): number | undefined {
  if (choice && choice.words.length > 0) return row.list.split(',').filter(Boolean).length || undefined
  const [from, to, step] = [row.from, row.to, row.step].map((text) => (text.trim() === '' ? NaN : Number(text))) as [number, number, number]
  if (Number.isNaN(from)) return undefined
  if (row.step.trim() === '' && row.to.trim() === '') return 1
  if (!(step > 0) || !(to >= from)) return undefined
  return Math.floor((to - from) / step + 1e-9) + 1
}
