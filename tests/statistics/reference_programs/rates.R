# Cases for tests/statistics/rates, with the results of the reference programs.
#
#   Rscript rates.R FOLDER [CASES] [SEED]
#
# Writes one CSV per subject to FOLDER; CASES is their number per subject (default 60).
# Programs: R 4.2.2, PHEindicatormethods 2.1.0.

suppressMessages({
  library(dplyr)
  library(PHEindicatormethods)
})

# PHEindicatormethods 2.1.0 asks for dplyr 1.1. Where dplyr is older, the two things it
# uses from 1.1 are given to it here: `.default` of case_when, and pick().
if (packageVersion("dplyr") < "1.1.0") {
  imports <- parent.env(asNamespace("PHEindicatormethods"))
  unlockBinding("case_when", imports)
  assign("case_when", function(..., .default = NULL) {
    force(.default)
    cases <- list(...)
    if (!is.null(.default)) cases <- c(cases, list(TRUE ~ .default))
    do.call(dplyr::case_when, cases)
  }, imports)
  pick <- function(...) dplyr::across(...)
}

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
cases <- if (length(arguments) > 1) as.integer(arguments[2]) else 60L
set.seed(if (length(arguments) > 2) as.integer(arguments[3]) else 4L)
dir.create(folder, showWarnings = FALSE, recursive = TRUE)

write <- function(rows, name) {
  numeric <- sapply(rows, is.numeric)
  rows[numeric] <- lapply(rows[numeric], function(x) {
    ifelse(is.nan(x) | is.na(x), NA, sprintf("%.15g", x))
  })
  write.csv(rows, file.path(folder, paste0(name, ".csv")),
            row.names = FALSE, quote = FALSE, na = "")
}

sizes <- function(count, most = 6) round(10^runif(count, 0, most))
levels <- c(0.9, 0.95, 0.998)

# Proportions and rates -------------------------------------------------------------
n <- c(1, 1, 2, 409, 409, 1e9, 1e9, sizes(cases))
x <- pmin(n, round(n * c(0, 1, 0.5, 1, 0, 0.3, 1e-9, rbeta(cases, 0.3, 0.6))))
one <- bind_rows(lapply(levels, function(level) {
  phe_proportion(data.frame(level = level, x, n), x, n, confidence = level)
}))
write(one[c("level", "x", "n", "value", "lowercl", "uppercl")], "proportion")

x <- c(0:12, 9.5, 10.5, 0.3, 1e6, 1e8, rpois(cases, sizes(cases, 4)))
n <- c(rep(1000, 18), sizes(cases))
one <- bind_rows(lapply(levels, function(level) {
  phe_rate(data.frame(level = level, x, n), x, n, confidence = level, multiplier = 1000)
}))
write(one[c("level", "x", "n", "value", "lowercl", "uppercl")], "rate")

# Two rates; two proportions; trend ---------------------------------------------------
a <- c(0, 1, 11, rpois(cases, sizes(cases, 3)))
b <- c(5, 1, 23, 1 + rpois(cases, sizes(cases, 3)))
n <- c(800, 1, 800, sizes(cases) + 1)
m <- c(3000, 1e6, 3000, sizes(cases) + 1)
pairs <- data.frame(a, n, b, m)
pairs[c("value", "lower", "upper")] <- t(mapply(function(a, n, b, m) {
  found <- poisson.test(c(a, b), c(n, m))
  c(found$estimate, found$conf.int)
}, a, n, b, m))
write(pairs, "rate_ratio")

n <- sizes(cases, 4) + 3
m <- sizes(cases, 4) + 3
a <- pmin(n - 1, 1 + rbinom(cases, n, runif(cases)))
b <- pmin(m - 1, 1 + rbinom(cases, m, runif(cases)))
pairs <- data.frame(a, n, b, m)
# The model with one parameter per group: its Wald limits are those of Katz.
pairs[c("value", "lower", "upper")] <- t(mapply(function(a, n, b, m) {
  fit <- glm(cbind(c(b, a), c(m - b, n - a)) ~ c(0, 1), binomial("log"),
             start = log(c(b / m, (a / n) / (b / m))), epsilon = 1e-14)
  exp(c(coef(fit)[2], confint.default(fit)[2, ]))
}, a, n, b, m))
write(pairs, "proportion_ratio")

trends <- bind_rows(lapply(seq_len(cases), function(case) {
  groups <- sample(2:8, 1)
  n <- sizes(groups, 3) + 1
  x <- rbinom(groups, n, runif(1) * runif(groups))
  x[1] <- max(x[1], 1)
  n[groups] <- n[groups] + 1
  x[groups] <- min(x[groups], n[groups] - 1)
  score <- if (case %% 2) seq_len(groups) else sort(round(runif(groups, 0, 9), 2) + 0:(groups - 1))
  found <- suppressWarnings(prop.trend.test(x, n, score))
  data.frame(case, x, n, score, chi = unname(found$statistic), p = found$p.value)
}))
write(trends, "trend")

# Means -----------------------------------------------------------------------------------
values <- bind_rows(lapply(seq_len(cases), function(case) {
  data.frame(case, x = round(rnorm(sample(2:12, 1), 10^runif(1, -2, 4), 10^runif(1, -2, 3)), 4))
}))
found <- bind_rows(lapply(levels, function(level) {
  values %>% group_by(case) %>% phe_mean(x, confidence = level) %>% ungroup() %>%
    transmute(case, level = level, value, lower = lowercl, upper = uppercl)
}))
write(values, "mean_values")
write(found, "mean")

# Standardised rates ----------------------------------------------------------------------
ages <- c("0-4", "5-14", "15-44", "45-64", "65+")
by_age <- bind_rows(lapply(seq_len(cases), function(area) {
  n <- sizes(5, 5)
  data.frame(area, age = ages, x = rpois(5, n * 10^runif(1, -4, -0.5) * runif(5)), n,
             stdpop = c(9, 17, 42, 20, 12), x_ref = c(90, 20, 300, 800, 2500),
             n_ref = c(1e5, 2e5, 5e5, 2e5, 1e5))
}))
found <- bind_rows(lapply(c(0.95, 0.998), function(level) {
  by_age %>% group_by(area) %>%
    calculate_dsr(x, n, stdpop = stdpop, confidence = level) %>% ungroup() %>%
    transmute(area, level = level, value, lower = lowercl, upper = uppercl)
}))
write(by_age[c("area", "age", "x", "n")], "standardised_by_age")
write(found, "direct")
found <- bind_rows(lapply(c(0.95, 0.998), function(level) {
  ratio <- by_age %>% group_by(area) %>%
    calculate_ISRatio(x, n, x_ref, n_ref, refpoptype = "field", confidence = level)
  rate <- by_age %>% group_by(area) %>%
    calculate_ISRate(x, n, x_ref, n_ref, refpoptype = "field", confidence = level)
  data.frame(area = ratio$area, level = level, observed = ratio$observed, expected = ratio$expected,
             ratio = ratio$value, ratio_lower = ratio$lowercl, ratio_upper = ratio$uppercl,
             rate = rate$value, rate_lower = rate$lowercl, rate_upper = rate$uppercl)
}))
write(found, "indirect")

repeated <- by_age %>% mutate(f3 = floor(x * 0.1 / 3), f2 = floor(x * 0.2 / 2), f1 = x - 3 * f3 - 2 * f2)
long <- bind_rows(lapply(1:3, function(times) {
  repeated %>% transmute(area, age, n, stdpop, times = times, persons = .data[[paste0("f", times)]])
}))
found <- long %>% group_by(area) %>%
  calculate_dsr(persons, n, stdpop = stdpop, independent_events = FALSE, eventfreq = times, ageband = age) %>%
  ungroup() %>% transmute(area, value, lower = lowercl, upper = uppercl)
write(long[c("area", "age", "times", "persons")], "repeated_by_age")
write(found, "repeated")

# Quantiles -------------------------------------------------------------------------------
areas <- bind_rows(lapply(seq_len(ceiling(cases / 3)), function(case) {
  size <- sample(1:40, 1)
  value <- sample(round(runif(size, 0, if (case %% 2) 8 else 1000)), size, replace = TRUE)
  value[runif(size) < 0.1] <- NA
  data.frame(case, quantiles = sample(2:11, 1), invert = case %% 3 == 0,
             parent = sample(c("A", "B", "C"), size, replace = TRUE), value)
}))
found <- suppressWarnings(bind_rows(lapply(split(areas, areas$case), function(rows) {
  rows %>% group_by(parent) %>%
    phe_quantile(value, nquantiles = rows$quantiles[1], invert = rows$invert[1]) %>% ungroup() %>%
    transmute(case, quantiles, invert = as.integer(rows$invert), parent, value, quantile)
})))
write(found, "quantile")

# Life expectancy -------------------------------------------------------------------------
starts <- c(0L, 1L, seq(5L, 90L, 5L))
death <- c(0.004, 0.0004, 0.0001, 0.0001, 0.0003, 0.0005, 0.0006, 0.0008, 0.0012, 0.0018, 0.0028, 0.0044,
           0.007, 0.011, 0.018, 0.03, 0.05, 0.09, 0.15, 0.24)
tables <- bind_rows(lapply(seq_len(cases), function(area) {
  size <- 10^runif(1, 2.2, 5)
  pops <- round(size * c(0.2, 0.8, rep(1, 12), 0.8, 0.6, 0.4, 0.25, 0.12, 0.08) * runif(20, 0.6, 1.4)) + 1
  deaths <- pmin(pops + (area %% 17 == 0), rpois(20, pops * death * runif(1, 0.5, 3)))
  if (area %% 11 == 0) deaths[sample(20, 1)] <- -1
  if (area %% 13 == 0) pops[sample(20, 1)] <- 0
  if (area %% 9 == 0) deaths[18:19] <- pops[18:19]
  if (area %% 7 != 0) deaths[20] <- max(deaths[20], 1)
  data.frame(area, startage = starts, deaths, pops)
}))
found <- suppressWarnings(bind_rows(lapply(c(0.95, 0.998), function(level) {
  tables %>% group_by(area) %>% phe_life_expectancy(deaths, pops, startage, confidence = level) %>%
    ungroup() %>% arrange(area, startage) %>%
    transmute(area, level = level, startage, value, lower = lowercl, upper = uppercl)
})))
write(tables, "life_table")
write(found, "life_expectancy")

# Slope of inequality ---------------------------------------------------------------------
slopes <- function(kind, transform, case) {
  groups <- c(5, 10)[case %% 2 + 1]
  pop <- sizes(groups, 3) + 50
  middle <- c(70, 40, 0.4)[kind + 1]
  value <- switch(kind + 1, 70 + sort(rnorm(groups, 0, 3)), exp(log(40) + cumsum(rnorm(groups, 0.05, 0.2))),
                  plogis(cumsum(rnorm(groups, 0.1, 0.3))))
  width <- switch(kind + 1, runif(groups, 0.2, 2), value * runif(groups, 0.05, 0.2),
                  pmin(value, 1 - value) * runif(groups, 0.05, 0.3))
  data.frame(kind, transform = as.integer(transform), case, multiplier = c(1, -1, 100, -10)[case %% 4 + 1],
             group = seq_len(groups), pop, value, lower = value - width, upper = value + width)
}
# Each case is simulated, which is slow: never more than 20 of each way.
plan <- expand.grid(case = seq_len(min(ceiling(cases / 5), 20)), way = 1:5)
ways <- list(c(0, 0), c(1, 0), c(2, 0), c(1, 1), c(2, 1))
rows <- bind_rows(mapply(function(case, way) {
  slopes(ways[[way]][1], ways[[way]][2] == 1, case)
}, plan$case, plan$way, SIMPLIFY = FALSE))
found <- bind_rows(lapply(split(rows, rows[c("kind", "transform", "case")], drop = TRUE), function(group) {
  answer <- phe_sii(group, group, pop, value = value, value_type = group$kind[1],
                    transform = group$transform[1] == 1, lower_cl = lower, upper_cl = upper,
                    multiplier = group$multiplier[1], repetitions = 50000, rii = TRUE, intercept = TRUE)
  limit <- function(name) answer[[grep(name, names(answer))]]
  data.frame(group[1, c("kind", "transform", "case", "multiplier")], sii = answer$sii, rii = answer$rii,
             intercept = answer$intercept, sii_lower = limit("sii_lower"), sii_upper = limit("sii_upper"),
             rii_lower = limit("rii_lower"), rii_upper = limit("rii_upper"))
}))
write(rows, "slope_groups")
write(found, "slope")
