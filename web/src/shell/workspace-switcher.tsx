import { useNavigate } from '@tanstack/react-router'
import { Building2, Check, ChevronsUpDown, Plus, User } from 'lucide-react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { humanise } from '@/format/words'
import { useSession } from '@/lib/session'
import { switchTo } from '@/lib/workspace'

/** Where one is and as what, and every other workspace one may go to. */
export function WorkspaceSwitcher() {
  const { workspace, workspaces, role } = useSession()
  const navigate = useNavigate()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        title="Switch workspace"
        className="-mx-1.5 mt-2 flex w-[calc(100%+0.75rem)] items-center gap-2 rounded-md border bg-background/50 px-2 py-1.5 text-left hover:border-input"
      >
        <span className="min-w-0 flex-1">
          <span className="sr-only">Switch workspace: </span>
          <span className="block truncate text-[0.8rem] leading-5 font-medium">{workspace?.name}</span>
          <span className="block truncate text-[0.72rem] leading-4 text-muted-foreground">{role ? humanise(role) : ''}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        {workspaces.map((each) => (
          <DropdownMenuItem key={each.workspaceId} onSelect={() => each.workspaceId !== workspace?.id && switchTo(each)}>
            {each.kind === 'personal' ? <User aria-hidden /> : <Building2 aria-hidden />}
            <span className="min-w-0 flex-1">
              <span className="block truncate">{each.name}</span>
              <span className="block text-xs text-muted-foreground">{humanise(each.role)}</span>
            </span>
            {each.workspaceId === workspace?.id && <Check aria-label="here" />}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void navigate({ to: '/workspace', search: { create: '1' } })}>
          <Plus aria-hidden /> Create organisation…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
