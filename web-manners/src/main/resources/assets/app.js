// What the pages do in a browser beyond links and forms. Without it everything still works.
"use strict";
