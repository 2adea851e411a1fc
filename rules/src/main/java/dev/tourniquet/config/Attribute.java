package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;

/** One attribute of one resource. */
record Attribute(ResourceKey resource, String name) {}
