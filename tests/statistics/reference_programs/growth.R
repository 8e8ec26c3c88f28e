# Random children with the z-scores of WHO's program anthro.
#
#   Rscript growth.R FOLDER [ROWS] [SEED]
#
# writes FOLDER/children.csv: what was measured, then what anthro_zscores gives. A part
# of the children is ordinary, a part stands on the borders of the rules (ages, lengths,
# figures of the tables themselves), a part is anything at all. Numbers are written with
# 17 digits, so that they are read back exactly. Measurements that are not above zero
# are left out: anthro gives some of them a z, we refuse them.

library(anthro)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- if (length(arguments) > 1) as.integer(arguments[2]) else 1400L
seed <- if (length(arguments) > 2) as.integer(arguments[3]) else 1L
set.seed(seed)

edge_days <- c(
  0, 0.4, 0.49999999999999994, 0.5, 1, 30, 89.5, 90, 90.4, 90.5, 91, 92, 273, 273.5,
  273.9, 273.9375, 274, 275, 729.5, 730, 730.4, 730.49, 730.5, 731, 732, 1825, 1825.5,
  1826, 1826.2, 1826.24999, 1826.25, 1826.5, 1827, 1856, 1857, 2000, 5000
)
edge_months <- c(
  0, 0.01, 2.9, 2.97, 2.98, 3, 8.99, 9, 9.01, 23.99, 24, 24.01, 24.02, 59, 59.9, 59.98,
  59.99, 59.999, 60, 60.01, 61, 120
)
edge_lengths <- c(
  1, 10, 38, 44.3, 44.9, 44.99, 45, 45.01, 45.05, 50.5, 51.2, 63.6, 64.3, 64.9, 64.95, 65,
  65.04, 65.7, 86.3, 86.9, 86.99, 87, 87.01, 87.7, 102.4, 103.1, 109.3, 109.9, 109.95,
  110, 110.01, 110.7, 119.3, 119.9, 119.95, 120, 120.04, 120.7, 120.75, 150, 200
)
edge_sizes <- c(1e-6, 0.01, 0.5, 0.9, 1, 2, 58, 60, 100, 300, 1e4)

draw <- function(values, count) values[sample.int(length(values), count, TRUE)]

with_missing <- function(values, share) {
  values[runif(length(values)) < share] <- NA
  values
}

# A figure of a table: the measurement at z, as printed or with fewer decimals.
sized <- function(table, key, sex, at, z) {
  place <- match(paste(sex, at), paste(table$sex, table[[key]]))
  l <- table$l[place]
  size <- table$m[place] * (1 + l * table$s[place] * z)^(1 / l)
  digits <- sample(c(1, 1, 2, 15), length(size), TRUE)
  mapply(round, size, digits)
}

draw_children <- function(count, in_months) {
  edges <- if (in_months) edge_months else edge_days
  kind <- sample(c("ordinary", "border", "anything"), count, TRUE, c(0.5, 0.3, 0.2))
  days <- sample(0:1826, count, TRUE)
  sex <- sample(1:2, count, TRUE)
  z <- function() {
    ifelse(
      kind == "border", sample(c(-6, -5, -3, -2, 0, 2, 3, 5, 6), count, TRUE),
      rnorm(count, 0, 2.2)
    )
  }
  tables <- function(name) getFromNamespace(paste0("growthstandards_", name), "anthro")
  at <- pmin(days, 1826)
  age <- if (in_months) days / 30.4375 else days + draw(c(0, 0, 0, 0.3, 0.5), count)
  lenhei <- sized(tables("lenanthro"), "age", sex, at, z())
  weight <- sized(tables("weianthro"), "age", sex, at, z())
  headc <- sized(tables("hcanthro"), "age", sex, at, z())
  armc <- sized(tables("acanthro"), "age", sex, pmax(at, 91), z())
  measure <- ifelse(days < 731, "L", "H")
  measure <- ifelse(runif(count) < 0.15, ifelse(measure == "L", "H", "L"), measure)
  # Half of the border children: one or more measurements on a border of its own.
  onto <- function(values, edges, share) {
    moved <- kind == "border" & runif(count) < share
    ifelse(moved, draw(edges, count), values)
  }
  age <- onto(age, edges, 0.5)
  lenhei <- onto(lenhei, edge_lengths, 0.5)
  weight <- onto(weight, edge_sizes, 0.1)
  headc <- onto(headc, edge_sizes, 0.1)
  armc <- onto(armc, edge_sizes, 0.1)
  # Weight for length at a figure of its own tables.
  by_length <- kind == "border" & runif(count) < 0.3 & !is.na(lenhei)
  wfl <- sized(tables("wflanthro"), "length", sex, round(lenhei, 1), z())
  wfh <- sized(tables("wfhanthro"), "height", sex, round(lenhei, 1), z())
  target <- ifelse(runif(count) < 0.5, wfl, wfh)
  weight <- ifelse(by_length & !is.na(target), target, weight)
  any <- kind == "anything"
  span <- if (in_months) 62 else 1900
  age <- ifelse(any, runif(count, 0, span), age)
  weight <- ifelse(any, round(exp(runif(count, -1, 4)), 2), weight)
  lenhei <- ifelse(any, round(runif(count, 35, 130), sample(1:3, count, TRUE)), lenhei)
  headc <- ifelse(any, round(runif(count, 20, 70), 1), headc)
  armc <- ifelse(any, round(runif(count, 5, 35), 1), armc)
  measure <- ifelse(any, draw(c("L", "H"), count), measure)
  data.frame(
    age_unit = if (in_months) "months" else "days",
    sex = with_missing(sex, 0.01),
    age = with_missing(age, 0.04),
    weight = with_missing(weight, 0.03),
    lenhei = with_missing(lenhei, 0.03),
    measure = with_missing(measure, 0.1),
    headc = with_missing(headc, 0.03),
    armc = with_missing(armc, 0.03),
    oedema = with_missing(draw(c(rep("n", 30), "y"), count), 0.05)
  )
}

with_z <- function(children, in_months) {
  found <- anthro_zscores(
    sex = children$sex, age = children$age, is_age_in_month = in_months,
    weight = children$weight, lenhei = children$lenhei, measure = children$measure,
    headc = children$headc, armc = children$armc, oedema = children$oedema
  )
  kept <- c(
    "clenhei", "c9mo_flag", "cbmi", "zwei", "fwei", "zlen", "flen", "zwfl", "fwfl",
    "zbmi", "fbmi", "zhc", "fhc", "zac", "fac"
  )
  cbind(children, found[, kept])
}

exact <- function(column) {
  if (!is.double(column)) return(column)
  text <- formatC(column, digits = 17, format = "g", width = 1)
  short <- formatC(column, digits = 8, format = "g", width = 1)
  text <- ifelse(as.numeric(short) == column, short, text)
  ifelse(is.na(column), NA, text)
}

half <- rows %/% 2L
children <- rbind(
  with_z(draw_children(rows - half, FALSE), FALSE),
  with_z(draw_children(half, TRUE), TRUE)
)
children[] <- lapply(children, exact)
write.csv(
  children, file.path(folder, "children.csv"),
  row.names = FALSE, na = "", quote = FALSE
)
