# Cases of Farrington flexible with the results of the R package surveillance.
#
#   Rscript farrington.R FOLDER
#
# writes farrington_series.csv (one series a row, NA: missing week) and
# farrington_cases.csv (one evaluation of one series in one week a row, with the options
# used; series and week count from 0). The population of series s in week t is
# 5000 + 20 s + 3 t. Dated series begin on the day in the column first_day.

suppressMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]
set.seed(20261122)
weeks <- 330
week <- seq_len(weeks)

season <- function(height) {
  height * cos(2 * pi * (week + runif(1, 0, 52)) / 52)
}

usual_mean <- function() {
  pmin(exp(runif(1, -2, 5) + runif(1, -0.01, 0.01) * week + season(runif(1, 0, 1.5))), 1e5)
}

with_gaps <- function(counts, number) {
  counts[sample(weeks, number)] <- NA
  counts
}

with_outbreaks <- function(counts) {
  at <- sample(weeks, 4)
  counts[at] <- counts[at] + rpois(4, 10 + 15 * mean(counts))
  counts
}

kinds <- list(
  function() rpois(weeks, usual_mean()),
  function() rnbinom(weeks, mu = usual_mean(), size = exp(runif(1, -2, 3))),
  function() with_outbreaks(rpois(weeks, usual_mean())),
  function() rpois(weeks, usual_mean()) * rbinom(weeks, 1, 0.2),
  function() with_gaps(rpois(weeks, usual_mean()), 60),
  function() { counts <- rpois(weeks, usual_mean()); counts[1:sample(100, 1)] <- NA; counts },
  function() { counts <- rpois(weeks, 8); counts[1:sample(100:250, 1)] <- 0; counts },
  function() { counts <- rep(0, weeks); counts[290:330] <- rpois(41, 3); counts },
  function() { counts <- rpois(weeks, 0.05); counts[300:330] <- rpois(31, 3); counts },
  function() rpois(weeks, usual_mean() * 1e3),
  function() { counts <- rpois(weeks, 20); counts[week %% 52 < 10] <- 0; counts },
  function() { counts <- rep(0, weeks); counts[sample(weeks, 5)] <- sample(300, 5); counts }
)

evaluate <- function(series, place, o) {
  observed <- matrix(series)
  population <- matrix(5000 + 20 * (place - 1) + 3 * (week - 1))
  if (o$dated) {
    days <- as.Date(o$first_day) + 7 * (week - 1)
    data <- sts(observed, epoch = as.numeric(days), epochAsDate = TRUE,
                frequency = 52, population = population)
  } else {
    data <- sts(observed, frequency = 52, start = c(2015, 1), population = population)
  }
  found <- suppressWarnings(farringtonFlexible(data, list(
    range = o$week + 1, b = o$years, w = o$half_window, noPeriods = o$periods,
    pastWeeksNotIncluded = o$weeks_left_out, reweight = o$reweight,
    weightsThreshold = 2.58, thresholdMethod = o$method, alpha = o$alpha,
    trend = TRUE, pThresholdTrend = o$trend_level, limit54 = c(o$fewest_cases, 4),
    populationOffset = o$population, glmWarnings = FALSE)))
  is_given <- !is.na(found@upperbound[1])
  number <- function(value) if (is_given) sprintf("%.10g", value) else ""
  data.frame(alarm = as.integer(found@alarm[1] %in% TRUE),
             upper = number(found@upperbound[1]),
             expected = number(found@control$expected[1]),
             score = number(found@control$score[1]),
             p_value = number(found@control$pvalue[1]),
             phi = number(found@control$phiVector[1]),
             slope = if (is.na(found@control$trendVector[1])) "" else
               number(found@control$trendVector[1]))
}

draw_options <- function() {
  one <- function(...) sample(c(...), 1)
  data.frame(week = sample(290:329, 1), dated = one(TRUE, FALSE),
             first_day = one("2012-12-31", "2016-02-28"), population = runif(1) < 0.3,
             years = one(3, 4, 5, 5, 5), half_window = one(2, 3, 3, 3),
             periods = one(1, 5, 10, 10, 10), weeks_left_out = one(3, 26, 26, 26),
             reweight = runif(1) < 0.85, method = one("nbPlugin", "delta", "muan"),
             alpha = one(0.05, 0.05, 0.005, 0.01), trend_level = one(0.05, 1),
             fewest_cases = one(0, 5))
}

series <- lapply(rep(seq_along(kinds), 6), function(kind) kinds[[kind]]())
cases <- NULL
for (place in rep(seq_along(series), each = 12)) {
  o <- draw_options()
  # Without a single answer the program stops (no count in a window, for example).
  found <- tryCatch(evaluate(series[[place]], place, o), error = function(e) NULL)
  if (!is.null(found)) cases <- rbind(cases, cbind(series = place - 1, o, found))
}
write.table(do.call(rbind, series), file.path(folder, "farrington_series.csv"),
            sep = ",", na = "", row.names = FALSE, col.names = FALSE)
write.csv(cases, file.path(folder, "farrington_cases.csv"), row.names = FALSE,
          quote = FALSE)

# One huge outbreak: the rest of the past lies in differences of large numbers. The counts are
# 7 t modulo 11 (t from 0) but for one week; written to farrington_huge.csv.
huge <- NULL
for (size in c(1e3, 1e6, 1e9)) for (at in c(60, 115, 131, 200, 250)) for (years in 3:5) {
  counts <- (7 * (week - 1)) %% 11
  counts[at + 1] <- size
  o <- data.frame(week = 318, dated = FALSE, first_day = "2012-12-31", population = FALSE,
                  years, half_window = 1, periods = 10, weeks_left_out = 26,
                  reweight = TRUE, method = "delta", alpha = 0.05, trend_level = 1,
                  fewest_cases = 0)
  huge <- rbind(huge, cbind(size, at, o, evaluate(counts, 1, o)))
}
write.csv(huge, file.path(folder, "farrington_huge.csv"), row.names = FALSE, quote = FALSE)
