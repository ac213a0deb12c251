/** Reads what an address says after its question mark. What is not understood is as if it were not there. */

export type Read<T extends string> = (value: unknown) => T | undefined

export const text: Read<string> = (value) => (typeof value === 'string' && value !== '' ? value : undefined)

export function oneOf<const T extends string>(...allowed: T[]): Read<T> {
  return (value) => allowed.find((each) => each === value)
}

type Values<S> = { [N in keyof S]?: S[N] extends Read<infer T> ? T : never }

/** A page's search: its names and how each is read. */
export function search<S extends Record<string, Read<any>>>(names: S): (given: Record<string, unknown>) => Values<S> {
  return (given) => {
    const values: Record<string, string> = {}
    for (const [name, read] of Object.entries(names)) {
      const value = read(given[name])
      if (value !== undefined) values[name] = value
    }
    return values as Values<S>
  }
}
