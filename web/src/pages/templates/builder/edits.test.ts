import { describe, expect, it } from 'vitest'
import type { ComponentSpec } from '@/api/contracts'
import { addComponent, changeComponent, copyComponent, differences, removeComponent, setParam, shownParams } from './edits'

const param = (name: string, standard: unknown, when: { param: string; value: string } | null = null) =>
  ({ name, type: 'integer', standard, min: 1, max: 100, step: 1, options: [], when, description: '' }) as ComponentSpec['params'][number]

const spec = {
  id: 'stop', name: 'Stop', category: 'exit', roles: ['exit_rule'], description: '', intervals: ['5m', '15m'], warmup: 0, needs: [], backtestable: true, version: 1,
  params: [{ ...param('basis', 'percent'), type: 'choice', options: ['percent', 'atr'] }, param('percent', 2, { param: 'basis', value: 'percent' }), param('atr', 3, { param: 'basis', value: 'atr' })],
} as ComponentSpec

describe('a template under the form', () => {
  it('takes a component at the interval of the template where it can', () => {
    expect(addComponent({ triggerInterval: '15m' }, spec, 'exit_rule').components).toEqual([{ component: 'stop', role: 'exit_rule', interval: '15m', params: {} }])
    expect(addComponent({ triggerInterval: '1m' }, spec, 'signal').components![0]).toMatchObject({ interval: '5m', weight: 1 })
  })

  it('keeps only what differs from the standard', () => {
    const component = { component: 'stop', role: 'exit_rule', params: {} }
    const changed = setParam(component, spec.params[1]!, 5)
    expect(changed.params).toEqual({ percent: 5 })
    expect(setParam(changed, spec.params[1]!, 2).params).toEqual({})
    expect(setParam(changed, spec.params[1]!, undefined).params).toEqual({})
  })

  it('shows the parameters that count', () => {
    const names = (params: object) => shownParams({ component: 'stop', role: 'exit_rule', params: params as Record<string, unknown> }, spec).map((each) => each.name)
    expect(names({})).toEqual(['basis', 'percent'])
    expect(names({ basis: 'atr' })).toEqual(['basis', 'atr'])
  })

  it('keeps what the form does not know', () => {
    const definition = { name: 'A', future: { x: 1 }, components: [{ component: 'a', role: 'signal', note: 'mine' }, { component: 'b', role: 'filter' }] } as never
    const changed = changeComponent(definition, 1, (each) => ({ ...each, enabled: false }))
    expect(changed).toEqual({ name: 'A', future: { x: 1 }, components: [{ component: 'a', role: 'signal', note: 'mine' }, { component: 'b', role: 'filter', enabled: false }] })
    expect(removeComponent(changed, 0).components).toHaveLength(1)
    expect(copyComponent(changed, 0).components!.map((each) => each.component)).toEqual(['a', 'a', 'b'])
  })
})

describe('the difference between two versions', () => {
  it('names every place by its path', () => {
    expect(differences({ a: 1, components: [{ p: 1 }, { p: 2 }] }, { a: 1, b: 2, components: [{ p: 1 }, { p: 3 }, { p: 4 }] })).toEqual([
      { path: 'components[1].p', before: 2, after: 3 },
      { path: 'components[2]', before: undefined, after: { p: 4 } },
      { path: 'b', before: undefined, after: 2 },
    ])
    expect(differences({ a: [1] }, { a: [1] })).toEqual([])
  })
})
