package plutarc.cli.report;

/** The report's stylesheet: quiet, readable, light or dark as the reader's system is. */
final class ReportStyle {

    static final String CSS = """
            :root { color-scheme: light dark; --bg: #fbfbfa; --card: #fff; --ink: #1d2126; --soft: #5c6570; --line: #e3e6e9; --accent: #2f6fb0; --gain: #1a7f55; --loss: #b3403a; --fill: #2f6fb026; }
            @media (prefers-color-scheme: dark) { :root { --bg: #14171a; --card: #1b1f23; --ink: #e4e7ea; --soft: #9aa4ae; --line: #2c3238; --accent: #6aa7e0; --gain: #57bd8d; --loss: #e5827b; --fill: #6aa7e02e; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
            main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
            h1 { font-size: 26px; margin: 0 0 4px; overflow-wrap: anywhere; } h2 { font-size: 18px; margin: 40px 0 10px; }
            p { margin: 4px 0 10px; max-width: 75ch; } .soft, figcaption { color: var(--soft); } figcaption { font-size: 13px; margin-top: 4px; }
            .cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin: 20px 0; }
            .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
            .card dt { color: var(--soft); font-size: 13px; } .card dd { margin: 0; font-size: 19px; font-weight: 600; } dl { margin: 0; }
            .gain { color: var(--gain); } .loss { color: var(--loss); }
            figure { margin: 0 0 16px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
            svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
            .grid { stroke: var(--line); } polyline { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
            .equity { stroke: var(--accent); } .held { stroke: var(--soft); stroke-dasharray: 1 4; stroke-linecap: round; } .base { stroke: var(--soft); stroke-dasharray: 3 4; stroke-width: 1; } .price { stroke: var(--soft); stroke-width: 1; }
            .range, .bands { fill: var(--fill); } .drawdown { fill: var(--loss); fill-opacity: .3; stroke: var(--loss); }
            .won { stroke: var(--gain); fill: var(--gain); } .lost { stroke: var(--loss); fill: var(--loss); } .won line, .lost line { stroke-width: 1; stroke-opacity: .6; }
            .scroll { overflow-x: auto; margin: 0 0 18px; } table { border-collapse: collapse; width: 100%; font-size: 14px; }
            caption { text-align: left; font-weight: 600; padding: 6px 0; } th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
            th:first-child { text-align: left; white-space: normal; min-width: 120px; } thead th { color: var(--soft); font-weight: 500; } tbody th { font-weight: 500; }
            .bar { width: 22%; min-width: 70px; padding: 0; } .bar i { display: block; height: 9px; border-radius: 2px; } .bar .up { margin-left: 50%; background: var(--gain); } .bar .down { margin-left: auto; margin-right: 50%; background: var(--loss); }
            summary { cursor: pointer; padding: 6px 0; font-weight: 600; } details table { font-size: 13px; } details td, details th { padding: 3px 8px; }
            details th:first-child { min-width: 0; }
            .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 0 28px; align-items: start; }
            .doubt li { margin: 0 0 10px; max-width: 80ch; } .doubt b { display: block; }
            @media (max-width: 520px) { .two { grid-template-columns: minmax(0, 1fr); } main { padding: 20px 12px 48px; } .cards { grid-template-columns: 1fr 1fr; } figure { overflow-x: auto; } svg { min-width: 640px; } }
            @media print { body { background: #fff; } figure, .card { break-inside: avoid; } }
            """;

    private ReportStyle() {
    }
}
