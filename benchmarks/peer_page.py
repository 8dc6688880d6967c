"""The page that a browser shows in the kiosk's place: the same petition, form, pad and durable store, hand-written.

It is what somebody would build instead, without a framework: one file, pages by `display`, ink on a canvas drawn as the
events come (coalesced ones too), a signing kept in IndexedDB with strict durability before Thank-you is shown.
"""

from html import escape
from pathlib import Path

from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS, FONTS

STYLE = """
@font-face{font-family:'Noto Sans';src:url(FONTS/NotoSans-Regular.ttf)}
@font-face{font-family:'Noto Serif';src:url(FONTS/NotoSerif-Regular.ttf)}
@font-face{font-family:'Noto Serif';font-weight:600;src:url(FONTS/NotoSerif-SemiBold.ttf)}
*{cursor:none;box-sizing:border-box;margin:0}
html,body{height:100%;background:#F7F5F0;color:#17181C;font:20px 'Noto Sans',sans-serif}
section{display:none;height:100%;padding:80px 90px 0} section.on{display:block}
h1{font:600 72px/1.35 'Noto Serif',serif}
h2{font:600 30px 'Noto Serif',serif;margin:24px 0 12px} p,li{font:26px/1.5 'Noto Serif',serif;margin-bottom:14px}
button{position:fixed;left:720px;top:589px;width:469px;height:90px;border:0;border-radius:18px;
background:#0A5C44;color:#fff;font:600 26px 'Noto Sans',sans-serif} #petition .text{height:480px;overflow-y:scroll}
input{display:block;width:520px;height:72px;margin-bottom:18px;font-size:26px}
canvas{background:#fff;border:2px solid #857F72}
"""
SCRIPT = """
const pages=[...document.querySelectorAll('section')];
function show(name){for(const p of pages)p.classList.toggle('on',p.id===name)}
const pad=document.getElementById('pad'),pen=pad.getContext('2d',{desynchronized:true});let strokes=[],last=null;
pen.lineCap='round';pen.strokeStyle='#17181C';
function at(e){const r=pad.getBoundingClientRect();return[e.clientX-r.left,e.clientY-r.top]}
pad.onpointerdown=e=>{last=at(e);strokes.push([last]);pad.setPointerCapture(e.pointerId)};
pad.onpointermove=e=>{if(!last)return;for(const one of(e.getCoalescedEvents()||[e])){const p=at(one);
const d=Math.hypot(p[0]-last[0],p[1]-last[1]);pen.lineWidth=Math.max(2,6-d/8);pen.beginPath();pen.moveTo(...last);
pen.lineTo(...p);pen.stroke();strokes.at(-1).push(p);last=p}};
pad.onpointerup=()=>{last=null};
const opening=indexedDB.open('signings',1);
opening.onupgradeneeded=()=>opening.result.createObjectStore('signings',{autoIncrement:true});
function save(){const entry=Object.fromEntries([...document.querySelectorAll('input')].map(i=>[i.name,i.value]));
const t=opening.result.transaction('signings','readwrite',{durability:'strict'});
t.objectStore('signings').add({...entry,strokes,at:new Date().toISOString()});t.oncomplete=()=>show('thanks')}
document.getElementById('start').onclick=()=>show('petition');
document.getElementById('support').onclick=()=>show('details');
document.getElementById('agreed').onclick=save;
onhashchange=()=>show(location.hash.slice(1));show(location.hash.slice(1)||'welcome');
"""


def peer_page(to: Path) -> Path:
    """Writes the page; what its address ends with after # is the section that it begins with."""
    campaign = read_campaign(CAMPAIGNS / "viasna")
    text, style = campaign.petition("en"), STYLE.replace("FONTS", FONTS.as_uri())

    def listed(tag: str, lines: list[str]) -> str:
        return f"<{tag}>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + f"</{tag}>"

    why = "".join(f"<p>{escape(line)}</p>" for line in (*text.why, *text.after_people))
    people = listed("ul", [f"{person.name}, {person.role}" for person in text.people])
    demands = listed("ol", [demand.text for demand in text.demands])
    fields = "".join(f'<input name="{name}" placeholder="{name}">' for name in ("given", "family", "city", "country"))
    page = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Petition</title><style>{style}</style>
<section id="welcome"><h1>{escape(campaign.headline("en"))}</h1><button id="start">Touch to read</button></section>
<section id="petition"><div class="text"><h1>{escape(text.title)}</h1>{why}{people}
<h2>{escape(text.demands_heading)}</h2>{demands}</div>
<button id="support">{escape(text.support_action)}</button></section>
<section id="details">{fields}</section>
<section id="sign"><canvas id="pad" width="1000" height="420"></canvas></section>
<section id="agree"><p>{escape(text.consent)}</p><button id="agreed">Sign</button></section>
<section id="thanks"><h1>Thank you</h1></section>
<script>{SCRIPT}</script></html>"""
    to.write_text(page, "utf-8")
    return to
