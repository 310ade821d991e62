// Tries every way out of a page that is known. HOST is the listener's address.
"use strict";
const tried = [];
const attempt = (name, act) => {
  tried.push(name);
  try {
    const done = act();
    if (done && done.catch) done.catch(() => {});
  } catch { /* refused, which is right */ }
};
const element = (name, attributes) => {
  const made = Object.assign(document.createElement(name), attributes);
  document.documentElement.append(made);
  return made;
};
window.tryEverything = () => {
  const http = `http://${HOST}/`;
  attempt("fetch", () => fetch(http));
  attempt("fetch no-cors", () => fetch(http, { mode: "no-cors", keepalive: true }));
  attempt("XMLHttpRequest", () => {
    const request = new XMLHttpRequest();
    request.open("GET", http);
    request.send();
  });
  attempt("WebSocket", () => new WebSocket(`ws://${HOST}/`));
  attempt("EventSource", () => new EventSource(http));
  attempt("WebTransport", () => new WebTransport(`https://${HOST}/`));
  attempt("beacon", () => navigator.sendBeacon(http, "x"));
  attempt("image", () => { new Image().src = `${http}i.png`; });
  attempt("script", () => element("script", { src: `${http}s.js` }));
  attempt("stylesheet", () => element("link", { rel: "stylesheet", href: `${http}s.css` }));
  attempt("font", () => new FontFace("far", `url(${http}f.woff2)`).load());
  attempt("video", () => element("video", { src: `${http}v.webm`, autoplay: true }));
  attempt("iframe", () => element("iframe", { src: http }));
  attempt("object", () => element("object", { data: http }));
  attempt("embed", () => element("embed", { src: http }));
  for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload"]) {
    attempt(rel, () => element("link", { rel, href: http, as: "script" }));
  }
  attempt("form", () => element("form", { action: http, method: "post" }).submit());
  attempt("window.open", () => window.open(http));
  attempt("ping", () => element("a", { href: "#", ping: http }).click());
  attempt("target", () => element("a", { href: http, target: "_blank" }).click());
  attempt("worker", () => new Worker(URL.createObjectURL(
    new Blob([`fetch("${http}"); importScripts("${http}w.js")`]))));
  attempt("WebRTC", async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${HOST}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
  });
  attempt("location", () => { location.href = http; });
  attempt("mailto", () => { location.href = "mailto:a@example.org"; });
  attempt("file", () => fetch("file:///etc/hostname"));
  return tried.length;
};
