// Runs in a page before anything of Streamlit does, and knows when the page has come to rest.
//
// Between the message by which a page asks for a rerun and the one by which the server begins it, nothing in the
// page shows that it is about to change, and on a busy machine that can last. So this listens to the messages.
(number) => {
  if (window !== window.top) return;
  const EVERY = 50, ENOUGH = 6; // milliseconds, and how many such moments in a row are rest
  let isAsked = true; // by opening the page
  let isRunning = false;
  let modules = 0;

  // The fields of a protobuf message: the number of each, and what it holds, as a number or as bytes.
  function* fields(bytes) {
    let at = 0;
    const next = () => {
      let read = 0, byte;
      for (let unit = 1; ; unit *= 128) {
        byte = bytes[at++];
        read += (byte & 127) * unit;
        if (byte < 128) return read;
      }
    };
    while (at < bytes.length) {
      const tag = next(), value = next(), isBytes = (tag & 7) === 2;
      yield [tag >> 3, isBytes ? bytes.subarray(at, at + value) : value];
      if (isBytes) at += value;
    }
  }

  // A rerun by the clock may be passed over by the server, so only its beginning counts.
  const say = bytes => {
    for (const [name, value] of fields(bytes))
      if (name === number.rerun_script && !new Map(fields(value)).get(number.is_auto_rerun)) isAsked = true;
  };
  const hear = bytes => {
    for (const [name, value] of fields(bytes)) {
      if (name === number.new_session) [isAsked, isRunning] = [false, true];
      if (name === number.script_finished && value !== number.FINISHED_EARLY_FOR_RERUN) isRunning = false;
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener('message', ({ data }) => hear(new Uint8Array(data)));
    }
    send(data) {
      if (data instanceof Uint8Array) say(data);
      super.send(data);
    }
  };

  // The script of a component is a blob that Streamlit imports; a module is loaded once, for it and for this.
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = made => {
    const address = createObjectURL(made);
    if (made.type === 'text/javascript') {
      modules += 1;
      import(address).catch(() => {}).then(() => { modules -= 1; });
    }
    return address;
  };

  const has = what => document.querySelector(what) !== null;
  const unrest = {
    'it is not connected': () => !has('[data-testid=stApp][data-test-connection-state=CONNECTED]'),
    'a rerun that it asked for has not begun': () => isAsked,
    'a rerun has not ended': () => isRunning || !has('[data-testid=stApp][data-test-script-state=notRunning]'),
    'what will stand there has not come': () =>
      modules > 0 || has('[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]'),
    'a chart is not drawn': () =>
      [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].some(chart => !chart.querySelector('svg, canvas')),
    'a picture or a font has not come': () =>
      document.fonts.status !== 'loaded' || [...document.images].some(picture => !picture.complete),
    'it changes': () => moments < ENOUGH,
  };
  let moments = 0;
  const reasons = () => Object.keys(unrest).filter(reason => unrest[reason]());
  new MutationObserver(() => { moments = 0; }).observe(
    document, { subtree: true, childList: true, characterData: true, attributes: true },
  );
  // A browser that is too busy for the clock makes no moments, so that what takes long is not taken for rest.
  setInterval(() => {
    moments += 1;
    if (reasons().some(reason => reason !== 'it changes')) moments = 0;
  }, EVERY);
  window.rest = { reasons, begin: () => { moments = 0; } };
}
