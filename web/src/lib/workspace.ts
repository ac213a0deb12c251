/**
 * Which workspace this tab works in stands in its address (`/w/acme-1a2b3c4d/bots`; none: the personal one), and each request carries the id that the
 * address means. Two tabs in two workspaces share a session and nothing else. A switch loads the page anew, so that nothing of the one is left in the other.
 */
const PREFIX = /^\/w\/([^/]+)/
const TOLD_APART_BY = 8

let active: string | undefined

/** The workspace's part of an address; undefined for the personal workspace. */
export function segmentOf(pathname: string): string | undefined {
  return PREFIX.exec(pathname)?.[1]
}

/** What all addresses of the dashboard begin with in this tab. */
export function basepathOf(pathname: string): string {
  return PREFIX.exec(pathname)?.[0] ?? '/'
}

interface Addressed {
  workspaceId: string
  slug: string
}

/** Where a workspace's pages are. The end of it is the beginning of the id: a new slug breaks no link. */
export function addressOf({ workspaceId, slug }: Addressed): string {
  return slug ? `/w/${slug}-${workspaceId.slice(0, TOLD_APART_BY)}` : ''
}

/** Every request from now on is about this workspace. */
export function workIn(workspaceId: string | undefined): void {
  active = workspaceId
}

export function activeWorkspace(): string | undefined {
  return active
}

/** Goes to a workspace, to the page of the same kind. */
export function switchTo(workspace: Addressed, page = pageOf(location.pathname)): void {
  location.assign(`${addressOf(workspace)}/${page}`)
}

/** The kind of page, without what belongs to one workspace only, such as a bot's id. */
export function pageOf(pathname: string): string {
  return pathname.replace(PREFIX, '').split('/')[1] ?? ''
}
