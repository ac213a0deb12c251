import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ComponentSpec } from '@/api/contracts'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList, Command } from '@/components/ui/command'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { humanise, roleName } from '@/format/words'

/** Every component that can play a role, by category, to be searched by name or by what it does. */
export function ComponentPicker({ role, catalog, onPick }: { role: string; catalog: ComponentSpec[]; onPick: (spec: ComponentSpec) => void }) {
  const [open, setOpen] = useState(false)
  const offered = catalog.filter((spec) => spec.roles.includes(role))
  const categories = [...new Set(offered.map((spec) => spec.category))]
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button type="button" variant="outline" size="sm" disabled={offered.length === 0}>
          <Plus /> Add
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-xl gap-0 p-0">
        <DialogHeader className="px-4 pt-4 pb-2">
          <DialogTitle>Add to {roleName(role).toLowerCase()}</DialogTitle>
          <DialogDescription>{offered.length} components can play this role.</DialogDescription>
        </DialogHeader>
        <Command>
          <CommandInput placeholder="Search by name or by what it does" aria-label="Search components" />
          <CommandList className="max-h-[24rem]">
            <CommandEmpty>No component says that.</CommandEmpty>
            {categories.map((category) => (
              <CommandGroup key={category} heading={humanise(category)}>
                {offered
                  .filter((spec) => spec.category === category)
                  .map((spec) => (
                    <CommandItem
                      key={spec.id}
                      value={`${spec.name} ${spec.description}`}
                      onSelect={() => {
                        onPick(spec)
                        setOpen(false)
                      }}
                      className="flex-col items-start gap-0.5"
                    >
                      <span className="flex items-center gap-2 font-medium">
                        {spec.name} {!spec.backtestable && <Badge variant="warning">live data</Badge>}
                      </span>
                      <span className="line-clamp-2 text-xs text-muted-foreground">{spec.description}</span>
                    </CommandItem>
                  ))}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  )
}
