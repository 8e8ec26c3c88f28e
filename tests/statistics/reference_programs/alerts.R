# Cases for the tests of EARS and of the cumulative sums.
#
# Rscript alerts.R FOLDER [SERIES]
#
# Writes ears.csv, cusum.csv and likelihood.csv to FOLDER, with SERIES random series
# each (40 unless told). Package surveillance (tried with 1.26.0); seed 20261122.

suppressMessages(library(surveillance))

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
series <- if (length(arguments) > 1) as.integer(arguments[2]) else 40
set.seed(20261122)

# Counts of many kinds: sparse, large, constant, all zero, overdispersed, one outbreak.
draw_counts <- function(case, weeks) {
  kind <- case %% 8
  if (kind == 0) return(rpois(weeks, 0.2))
  if (kind == 1) return(rpois(weeks, 3))
  if (kind == 2) return(rpois(weeks, 250))
  if (kind == 3) return(rnbinom(weeks, mu = 8, size = 0.7))
  if (kind == 4) return(rep(case %/% 8 %% 3, weeks))
  if (kind == 5) {
    counts <- rpois(weeks, 4)
    at <- sample(seq_len(weeks - 3), 1)
    counts[at + 0:3] <- counts[at + 0:3] + rpois(4, 15)
    return(counts)
  }
  if (kind == 6) return(rep(c(1, 0, 2), length.out = weeks) + rbinom(weeks, 40, 0.01))
  round(exp(rnorm(weeks, 9, 2)))
}

as_sts <- function(counts) sts(observed = matrix(counts, ncol = 1), frequency = 52)

as_disprog <- function(counts) {
  create.disProg(week = seq_along(counts), observed = counts,
                 state = rep(0, length(counts)), freq = 52, start = c(2020, 1))
}

ears_of <- function(counts, method, baseline, least) {
  weeks <- length(counts)
  first <- baseline + c(C1 = 1, C2 = 3, C3 = 5)[[method]]
  found <- earsC(as_sts(counts), control = list(
    range = first:weeks, method = method, baseline = baseline, minSigma = least))
  pad <- rep(NA, first - 1)
  list(bound = c(pad, upperbound(found)[, 1]), alarm = c(pad, alarms(found)[, 1] * 1))
}

write_ears <- function() {
  rows <- list()
  for (case in seq_len(series)) {
    weeks <- 30
    baseline <- c(7, 7, 7, 3, 14)[case %% 5 + 1]
    least <- c(0, 0, 0.5, 1)[case %% 4 + 1]
    counts <- draw_counts(case, weeks)
    if (case %% 6 == 0) counts[sample(weeks, 2)] <- NA
    found <- lapply(c(C1 = "C1", C2 = "C2", C3 = "C3"), function(method)
      ears_of(counts, method, baseline, least))
    rows[[case]] <- data.frame(
      case = case, baseline = baseline, least = least, count = counts,
      c1_bound = found$C1$bound, c1_alarm = found$C1$alarm,
      c2_bound = found$C2$bound, c2_alarm = found$C2$alarm,
      c3_bound = found$C3$bound, c3_alarm = found$C3$alarm)
  }
  write_rows(rows, "ears.csv")
}

write_cusum <- function() {
  transformations <- c("standard", "rossi", "anscombe", "anscombe2nd",
                       "pearsonNegBin", "anscombeNegBin", "none")
  rows <- list()
  for (case in seq_len(series)) {
    weeks <- 30
    training <- 10
    trans <- transformations[case %% 7 + 1]
    reset <- case %% 2 == 0
    k <- c(1.04, 0.5, 1)[case %% 3 + 1]
    h <- c(2.26, 4, 1.5)[case %/% 3 %% 3 + 1]
    alpha <- c(0.1, 0.5)[case %/% 2 %% 2 + 1]
    counts <- draw_counts(case, weeks)
    # The table behind anscombeNegBin ends at alpha x count = 100.
    if (trans == "anscombeNegBin") counts <- pmin(counts, 150)
    judged <- (training + 1):weeks
    m <- mean(counts[1:training])
    if (m == 0) next
    found <- algo.cusum(as_disprog(counts), control = list(
      range = judged, k = k, h = h, m = m, trans = trans, alpha = alpha,
      reset = reset))
    rows[[case]] <- data.frame(
      case = case, trans = trans, k = k, h = h, m = m, alpha = alpha, reset = reset * 1,
      count = counts[judged], cusum = found$cusum, alarm = found$alarm,
      bound = found$upperbound)
  }
  write_rows(rows, "cusum.csv")
}

write_likelihood <- function() {
  rows <- list()
  for (case in seq_len(series)) {
    weeks <- 30
    counts <- draw_counts(case, weeks)
    counts <- pmin(counts, 5000)
    mu0 <- round(pmax(0.1, mean(counts)) * (1 + 0.3 * sin(2 * pi * seq_len(weeks) / 52)), 6)
    theta <- c(log(1.5), log(2), 0.2)[case %% 3 + 1]
    alpha <- c(0, 0.1, 0.8, 0)[case %% 4 + 1]
    limit <- c(5, 2.5)[case %/% 4 %% 2 + 1]
    control <- list(range = seq_len(weeks), mu0 = mu0, alpha = alpha, c.ARL = limit,
                    theta = theta)
    value <- algo.glrnb(as_disprog(counts), c(control, ret = "value"))
    cases <- algo.glrnb(as_disprog(counts), c(control, ret = "cases"))
    general <- algo.glrpois(as_disprog(counts), list(
      range = seq_len(weeks), mu0 = mu0, c.ARL = limit, Mtilde = 1, ret = "value"))
    rows[[case]] <- data.frame(
      case = case, theta = theta, alpha = alpha, limit = limit, expected = mu0,
      count = counts, value = c(value$upperbound), alarm = c(value$alarm) * 1,
      bound = c(cases$upperbound), glr = c(general$upperbound),
      glr_alarm = c(general$alarm) * 1)
  }
  write_rows(rows, "likelihood.csv")
}

# Twelve digits tell any difference that matters; NaN and NA are empty cells.
write_rows <- function(rows, name) {
  table <- do.call(rbind, rows)
  numbers <- sapply(table, is.numeric)
  table[numbers] <- lapply(table[numbers], function(x) ifelse(is.na(x), NA, x))
  table[numbers] <- lapply(table[numbers], signif, digits = 12)
  write.csv(table, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "")
}

write_ears()
write_cusum()
write_likelihood()
