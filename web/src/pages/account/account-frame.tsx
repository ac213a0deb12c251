import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Logo } from '@/shell/logo'

/** The page outside the door: one card, one thing to do. */
export function AccountFrame({ title, children, intro }: { title: string; intro: ReactNode; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <Logo />
      <Card className="w-full max-w-sm p-6">
        <h1 className="text-base font-semibold tracking-tight">{title}</h1>
        <div className="mt-1 mb-5 text-sm text-muted-foreground">{intro}</div>
        {children}
      </Card>
    </main>
  )
}
