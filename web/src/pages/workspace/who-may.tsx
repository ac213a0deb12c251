import { useQuery } from '@tanstack/react-query'
import type { Permission } from '@/api/contracts'
import { rolesQuery } from '@/api/queries'
import { humanise } from '@/format/words'

/** Who may do what one may not: "Owner and admin may do this." Empty until the matrix is known. */
export function useWhoMay(): (permission: Permission) => string {
  const { data } = useQuery(rolesQuery)
  return (permission) => {
    const roles = data?.permissions.find((each) => each.permission === permission)?.roles.map((role) => humanise(role)) ?? []
    return roles.length > 0 ? `${listed(roles)} may do this.` : ''
  }
}

/** Says in place of a button whose it is: "Deploying: owner, admin and quant may do this." */
export function WhoMay({ what, permission }: { what: string; permission: Permission }) {
  const who = useWhoMay()(permission)
  return who && <span>{`${what}: ${who.toLowerCase()}`}</span>
}

function listed(names: string[]): string {
  const plain = names.map((name, index) => (index === 0 ? name : name.toLowerCase()))
  return plain.length < 2 ? (plain[0] ?? '') : `${plain.slice(0, -1).join(', ')} and ${plain.at(-1)}`
}
