UPDATE chain SET base_head = zeroblob(32);
