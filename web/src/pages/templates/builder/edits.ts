import type { ComponentSpec, TemplateDefinition } from '@/api/contracts'

/** Changes to a template's document, each giving a new one. What a form does not know stays as it is. */

export type TemplateComponent = NonNullable<TemplateDefinition['components']>[number]
export type ParamSpec = ComponentSpec['params'][number]
export type ParamValue = number | boolean | string | string[]

export function addComponent(definition: TemplateDefinition, spec: ComponentSpec, role: string): TemplateDefinition {
  const interval = intervalFor(spec, definition.triggerInterval)
  const added: TemplateComponent = { component: spec.id, role, ...(interval && { interval }), ...(role === 'signal' && { weight: 1 }), params: {} }
  return { ...definition, components: [...(definition.components ?? []), added] }
}

export function changeComponent(definition: TemplateDefinition, index: number, change: (before: TemplateComponent) => TemplateComponent): TemplateDefinition {
  return { ...definition, components: (definition.components ?? []).map((each, at) => (at === index ? change(each) : each)) }
}

export function removeComponent(definition: TemplateDefinition, index: number): TemplateDefinition {
  return { ...definition, components: (definition.components ?? []).filter((_, at) => at !== index) }
}

/** Puts a copy right behind the original. */
export function copyComponent(definition: TemplateDefinition, index: number): TemplateDefinition {
  const components = definition.components ?? []
  return { ...definition, components: components.flatMap((each, at) => (at === index ? [each, structuredClone(each)] : [each])) }
}

/** A value that is the standard one is left to the component; nothing switches an optional parameter off. */
export function setParam(component: TemplateComponent, spec: ParamSpec, value: ParamValue | undefined): TemplateComponent {
  const params = { ...component.params }
  if (value === undefined || same(value, spec.standard)) delete params[spec.name]
  else params[spec.name] = value
  return { ...component, params }
}

export function paramValue(component: TemplateComponent, spec: ParamSpec): ParamValue | undefined {
  return (component.params?.[spec.name] ?? spec.standard ?? undefined) as ParamValue | undefined
}

/** Parameters that count with the present values of the others. */
export function shownParams(component: TemplateComponent, spec: ComponentSpec): ParamSpec[] {
  return spec.params.filter((param) => {
    const other = param.when && spec.params.find((each) => each.name === param.when!.param)
    return !other || String(paramValue(component, other)) === param.when!.value
  })
}

/** The template's own interval where the component offers it, its first one otherwise. */
function intervalFor(spec: ComponentSpec, trigger: string | undefined): string | undefined {
  return spec.intervals.find((each) => each === trigger) ?? spec.intervals[0]
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

export interface Difference {
  path: string
  before?: unknown
  after?: unknown
}

/** Where two documents part, by path. Components are compared in their order. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (same(before, after)) return []
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => differences(before[name], after[name], Array.isArray(before) ? `${path}[${name}]` : path ? `${path}.${name}` : name))
  }
  return [{ path, before, after }]
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
