// Overlays put their classes in here; the map makes one of each.

const overlayKinds = [];
