import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { download } from '@/lib/csv'

/** Shown once: nobody, the server included, can show them again. */
export function RecoveryCodes({ codes, onClose }: { codes: string[] | undefined; onClose: () => void }) {
  const [kept, setKept] = useState(false)
  const close = () => {
    setKept(false)
    onClose()
  }
  return (
    <Dialog open={codes !== undefined} onOpenChange={(open) => !open && kept && close()}>
      <DialogContent className="max-w-md">
        <DialogHeader>
          <DialogTitle>Keep these recovery codes</DialogTitle>
          <DialogDescription>Each signs you in once when the app is lost. They are shown now and never again; earlier ones no longer work.</DialogDescription>
        </DialogHeader>
        <ul aria-label="Recovery codes" className="grid grid-cols-1 gap-x-6 gap-y-1.5 rounded-md border bg-muted/50 p-4 font-mono text-sm min-[360px]:grid-cols-2">
          {codes?.map((code) => <li key={code}>{code}</li>)}
        </ul>
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" className="size-4 accent-primary" checked={kept} onChange={(event) => setKept(event.target.checked)} />I have put them where I find them without this device
        </label>
        <DialogFooter>
          <Button variant="outline" onClick={() => download('plutarc-recovery-codes.txt', `${codes?.join('\n') ?? ''}\n`, 'text/plain')}>
            <Download /> Download
          </Button>
          <Button disabled={!kept} onClick={close}>
            Done
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
