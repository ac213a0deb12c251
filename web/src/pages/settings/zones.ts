interface ZoneGroup {
  label: string
  zones: { id: string; label: string }[]
}

/** IANA zones by the part of the world before the slash, UTC first. */
export function zoneGroups(zones: string[]): ZoneGroup[] {
  const groups = new Map<string, ZoneGroup>()
  groups.set('Universal', { label: 'Universal', zones: [{ id: 'UTC', label: 'UTC' }] })
  for (const id of [...zones].sort()) {
    const slash = id.indexOf('/')
    if (slash < 0) continue
    const label = id.slice(0, slash)
    if (!groups.has(label)) groups.set(label, { label, zones: [] })
    groups.get(label)!.zones.push({ id, label: id.slice(slash + 1).replaceAll('_', ' ').replaceAll('/', ', ') })
  }
  return [...groups.values()].filter((group) => group.label !== 'Etc')
}
