'use strict';
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  document.documentElement.classList.add('js');

  // Whole events: looked up when the first one is asked for; each is the text to show, for parsing would change numbers.
  let events = null;
  const eventOf = digest => {
    if (events === null) {
      const data = document.getElementById('events');
      events = data ? JSON.parse(data.textContent) : {};
    }
    return Object.hasOwn(events, digest) ? events[digest] : undefined;
  };
  const panel = digest => {
    const event = eventOf(digest);
    const box = make('div', 'whole');
    const text = event === undefined ? 'This event is not held in this page.' : event;
    box.append(make('pre', '', text), copyButton());
    return box;
  };
  const copyButton = () => {
    const button = make('button', 'copy', 'Copy');
    button.type = 'button';
    return button;
  };
  const holder = (button, digest) => {
    const row = button.closest('tr');
    const chip = button.closest('.evidence li');
    if (chip) {
      const item = make('li', 'wide');
      item.append(panel(digest));
      chip.after(item);
      return item;
    }
    const line = make('tr', 'expansion');
    const cell = make('td');
    cell.colSpan = row.cells.length;
    cell.append(panel(digest));
    line.append(cell);
    row.after(line);
    return line;
  };
  const opened = new WeakMap();
  const close = button => {
    opened.get(button)?.remove();
    opened.delete(button);
    button.setAttribute('aria-expanded', 'false');
  };
  const toggle = button => {
    if (opened.has(button)) return close(button);
    opened.set(button, holder(button, button.dataset.event));
    button.setAttribute('aria-expanded', 'true');
  };

  // Copying, also where the clipboard is not allowed.
  const copy = async button => {
    const text = button.parentElement.querySelector('pre, code').textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };

  // Tables: sort by a column, filter by text and facets, take along as CSV.
  const rows = table => all('tr:not(.expansion)', table.tBodies[0]);
  const fold = table => all('.toggle[aria-expanded=true]', table).forEach(close);
  const key = cell => cell.dataset.sort ?? cell.textContent.trim();
  const order = new Intl.Collator('en', {numeric: true});
  const sort = (table, head) => {
    fold(table);
    const index = head.cellIndex;
    const up = head.getAttribute('aria-sort') !== 'ascending';
    all('th', table.tHead).forEach(th => th.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const sorted = rows(table).map(row => [key(row.cells[index]), row]);
    sorted.sort((a, b) => (up ? 1 : -1) * order.compare(a[0], b[0]));
    table.tBodies[0].append(...sorted.map(pair => pair[1]));
  };
  const facets = () => {
    const wanted = {};
    for (const control of all('[data-facet]')) {
      const chosen = control.type === 'checkbox' ? control.checked : control.value !== '';
      if (chosen) (wanted[control.dataset.facet] ??= []).push(control.value);
    }
    return Object.entries(wanted);
  };
  const filter = table => {
    fold(table);
    const box = document.querySelector(`[data-filter="${table.id}"]`);
    const words = (box?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = table.id === 'board' ? facets() : [];
    let shown = 0;
    const lines = rows(table);
    for (const row of lines) {
      const text = `${row.textContent} ${row.dataset.id ?? ''}`.toLowerCase();
      const fits = words.every(word => text.includes(word))
          && wanted.every(([name, values]) => values.includes(row.dataset[name]));
      row.hidden = !fits;
      if (fits) shown++;
    }
    const count = document.querySelector(`[data-count="${table.id}"]`);
    if (count) count.textContent = shown === lines.length ? '' : `${shown} of ${lines.length} shown`;
  };
  // A cell that a spreadsheet would run as a formula is made text with an apostrophe.
  const csvCell = text => {
    const line = text.replace(/\s+/g, ' ').trim();
    const safe = /^[=+\-@\t\r]/.test(line) ? `'${line}` : line;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const csv = table => {
    const lines = [table.tHead.rows[0], ...rows(table).filter(row => !row.hidden)];
    return lines.map(row => Array.from(row.cells, cell => csvCell(cell.textContent)).join(',')).join('\r\n') + '\r\n';
  };
  const download = table => {
    const link = make('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', csv(table)], {type: 'text/csv'}));
    link.download = `${table.id}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const table of all('table[data-sortable]')) {
    for (const head of all('th', table.tHead)) {
      const button = make('button', 'sort');
      button.type = 'button';
      button.setAttribute('aria-label', `Sort by ${head.textContent}`);
      head.append(button);
      head.addEventListener('click', () => sort(table, head));
    }
  }
  const board = document.getElementById('board');
  for (const box of all('[data-filter]')) {
    box.addEventListener('input', () => filter(document.getElementById(box.dataset.filter)));
  }
  for (const control of all('[data-facet]')) control.addEventListener('change', () => filter(board));
  // A browser that returns to the board may have kept what was typed.
  if (board) window.addEventListener('pageshow', () => filter(board));

  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.classList.contains('toggle')) toggle(button);
    if (button.classList.contains('copy')) copy(button);
    if (button.dataset.csv) download(document.getElementById(button.dataset.csv));
  });

  // The way back to a finding goes along to the pages that are opened from here.
  if (/^#from-[0-9a-f]{20}$/.test(location.hash)) {
    for (const link of all('a.ref[href], td > a[href]')) {
      if (!link.hash) link.href += location.hash;
    }
  }

  // Where the reader is.
  const marks = new Map(all('.sections a').map(link => [link.hash.slice(1), link]));
  const targets = Array.from(marks.keys(), id => document.getElementById(id)).filter(Boolean);
  const here = () => {
    const passed = targets.filter(target => target.getBoundingClientRect().top < 120);
    const current = passed.at(-1) ?? targets[0];
    marks.forEach((link, id) => link.classList.toggle('here', id === current.id));
  };
  if (targets.length) {
    document.addEventListener('scroll', here, {passive: true});
    here();
  }
  window.addEventListener('beforeprint', () => all('details').forEach(details => { details.open = true; }));
})();
