// What can be told of a page without an eye: names, roles, contrast, what is cut off. Runs inside of the page.

/** What is wrong with the page, a sentence each. Colours are measured as they are computed, on the ground they are on. */
export function audit() {
  const problems = [];
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const { visibility, opacity } = getComputedStyle(element);
    return width > 1 && height > 1 && visibility === 'visible' && opacity !== '0';
  };
  const say = (element, what) => {
    const text = (element.textContent ?? '').trim().slice(0, 40);
    problems.push(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${text}”: ${what}`);
  };
  const nameOf = (element) =>
    element.getAttribute('aria-label') ||
    [...(element.getAttribute('aria-labelledby') ?? '').split(' ')]
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim() ||
    [...(element.labels ?? [])]
      .map((label) => label.textContent)
      .join(' ')
      .trim() ||
    (element.textContent ?? '').trim() ||
    element.getAttribute('title');

  for (const element of document.querySelectorAll('button, input, select, textarea, [role]')) {
    if (!visible(element) && element.type !== 'checkbox') continue;
    if (['presentation', 'status', 'group'].includes(element.getAttribute('role'))) continue;
    if (!nameOf(element)) say(element, 'has no name');
  }
  const parents = { tab: 'tablist', radio: 'radiogroup', option: 'listbox', menuitem: 'menu' };
  for (const [role, parent] of Object.entries(parents))
    for (const element of document.querySelectorAll(`[role=${role}]`))
      if (!element.closest(`[role=${parent}]`)) say(element, `is a ${role} outside of a ${parent}`);
  for (const list of document.querySelectorAll('[role=tablist], [role=radiogroup]')) {
    const stops = list.querySelectorAll('[tabindex="0"]').length;
    if (stops !== 1) say(list, `has ${stops} tab stops`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    problems.push(`the id ${id} is there twice`);
  for (const element of document.querySelectorAll('[aria-controls], [aria-labelledby], [aria-describedby]'))
    for (const attribute of ['aria-controls', 'aria-labelledby', 'aria-describedby'])
      for (const id of (element.getAttribute(attribute) ?? '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) say(element, `refers to ${id}, which is not there`);
  const live = document.querySelectorAll('[aria-live], [role=status], [role=alert]').length;
  if (live !== 1) problems.push(`there are ${live} live regions`);
  if (document.querySelectorAll('h1').length !== 1) problems.push('there is not one h1');
  for (const element of document.querySelectorAll('body [style]:not([style=""])'))
    say(element, `has a style of its own: ${element.outerHTML.slice(0, 300)}`);

  const parse = (color) => {
    const mixed = /^color\(srgb /.test(color);
    const parts = (/\((?:srgb )?([^)]*)\)/.exec(color)?.[1] ?? '').split(/[ ,/]+/).map(Number);
    const [r = 0, g = 0, b = 0, a = 1] = parts;
    return mixed ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reduceRight((ground, layer) => over(layer, ground), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  for (const element of document.querySelectorAll('body *')) {
    if (!own(element) || !visible(element) || element.closest('option')) continue;
    const style = getComputedStyle(element);
    const inPicture = element.closest('svg');
    const ground = groundOf(inPicture ? inPicture.parentElement : element);
    // Numbers in filled circles and words in boxes stand on what is drawn below them.
    if (inPicture && element.closest('.current .circle')) continue;
    const found = contrast(over(parse(inPicture ? style.fill : style.color), ground), ground);
    if (found < 4.5) say(element, `has a contrast of ${found.toFixed(2)}`);
  }
  for (const element of document.querySelectorAll('.icon.good, .icon.bad, .icon.doubtful')) {
    if (!visible(element)) continue;
    const ground = groundOf(element.parentElement);
    const found = contrast(over(parse(getComputedStyle(element).color), ground), ground);
    if (found < 3) say(element, `is a mark with a contrast of ${found.toFixed(2)}`);
  }

  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) problems.push(`the page is ${wide} px too wide`);
  for (const element of document.querySelectorAll('.main *, .verdict *, .inputs *')) {
    if (!own(element) || !visible(element) || element.closest('.spoken') || element.closest('option')) continue;
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > window.innerWidth + 1) say(element, 'is cut off at the side');
  }
  return problems;
}
