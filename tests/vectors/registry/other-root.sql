UPDATE registry SET root_sha256 = zeroblob(32);
